/*
 * From the commit of an event to its mark as sent: outbox, relay, lease, broker. What it leaves to
 * applying.pml is `taken`. README.md beside this file says which class each step stands for.
 *
 * One key has N events, versions 1..N, whose transactions commit one after the other. The
 * straggler is of another key: it took the lowest position of all and commits whenever it likes.
 * Sets of events are bit masks: bit v is version v, bit 0 the straggler.
 */

#ifndef N
#define N 3
#endif

/* How often each thing may go wrong in one run. */
#ifndef CRASHES
#define CRASHES 2 /* of a relay, at any step; it starts again as somebody else */
#endif
#ifndef SLEEPS
#define SLEEPS 2 /* of a relay until after its lease: it wakes as a zombie */
#endif
#ifndef CUTS
#define CUTS 1 /* of the connection to the broker, before or after it took the event */
#endif
#ifndef RETURNS
#define RETURNS 1 /* of an event that no queue takes */
#endif

#define BIT(v) (1 << (v))
#define LOWEST(set) ((set) & -(set))
#define NUMBER(set) ((set) == 1 -> 0 : ((set) == 2 -> 1 : ((set) == 4 -> 2 : 3)))
#define EVERYTHING (BIT(N + 1) - 1)
#define NOBODY 2
#define THE_DEAD 3

byte crashes = CRASHES;
byte sleeps = SLEEPS;
byte cuts = CUTS;
byte returns = RETURNS;

byte logged;         /* event_log: what is committed */
byte outbox;         /* outbox: what is not marked as sent */
byte owner = NOBODY; /* lease */
bool expired;        /* lease, by the database's clock */
byte taken;          /* all that ever reached a queue */

/* A relay's memory. Fence numbers are only ever compared with the lease's own, so one bit says all
   there is to a number: whether nobody has taken the lease since. */
bool holds[2];         /* by monotonic time, which runs out before the database's does */
byte writing[2];       /* allowed by the lease, not written yet: here a zombie sleeps */
bool writingStands[2]; /* its fence number is the lease's */
byte flight[2];        /* written, not answered yet */
bool flightStands[2];
byte marks[2];         /* confirmed, not marked yet */
bool marksStand[2];
bool notOurs[2];

#define BELOW(set) ((set) - 2) /* for one version: all versions below it */

/* What applying.pml takes for granted. */
inline send(set) {
  printf("broker   takes event %d\n", NUMBER(set));
  assert((set & ~logged) == 0);                              /* no phantom */
  assert(set == BIT(0) || (BELOW(set) & ~taken & EVERYTHING) == 0); /* first in version order */
  taken = taken | set
}

proctype Producer() {
  byte version = 1;
end:
  do
  :: version <= N ->
#ifdef PUBLISH_BEFORE_COMMIT
     send(BIT(version));
#endif
     d_step {
       printf("producer commits event %d\n", version);
       logged = logged | BIT(version);
       outbox = outbox | BIT(version);
       version++
     }
  :: else -> break
  od
}

proctype Straggler() {
  d_step {
    printf("another  commits event 0, whose position is the lowest\n");
    logged = logged | BIT(0);
    outbox = outbox | BIT(0)
  }
}

/* A lease ends though its holder is alive, or because it is not. */
proctype Clock() {
end:
  do
  :: d_step { owner < NOBODY && !expired && sleeps > 0 ->
       sleeps--;
       printf("relay %d  sleeps until after its lease\n", owner);
       expired = true;
#ifndef LEASE_BY_WALL_CLOCK
       holds[owner] = false
#endif
     }
  :: d_step { owner == THE_DEAD && !expired -> printf("lease    of a dead relay ends\n"); expired = true }
  od
}

/* Only what was sent under the newest fence is marked; the rest is left to whoever holds it now. */
inline collect(set, stands) {
  marks[me] = (marksStand[me] == stands -> marks[me] | set : (stands -> set : marks[me]));
  marksStand[me] = marksStand[me] || stands
}

#define AT_HAND (writing[me] | flight[me] | (marksStand[me] -> marks[me] : 0))
#ifdef CURSOR
#define ABOVE(set) ((set) == BIT(0) -> 1 : ((set) == BIT(1) -> 2 : ((set) == BIT(2) -> 3 : 4)))
#define UNREAD (outbox & ~AT_HAND & ~(BIT(floor) - 1)) /* at or below the floor never again */
#else
#define UNREAD (outbox & ~AT_HAND) /* a page above the floor, a sweep below it */
#endif

proctype Relay(byte me) {
#ifdef CURSOR
  byte floor;
#endif
end:
  do
  /* Leases.renew: what is free or has ended, with the next fence number; or one's own again. */
  :: d_step { !holds[me] && (owner == NOBODY || owner == me || expired) ->
       if
       :: owner == me
       :: else ->
          owner = me;
          writingStands[0] = false; writingStands[1] = false;
          flightStands[0] = false; flightStands[1] = false;
          marksStand[0] = false; marksStand[1] = false
       fi;
       printf("relay %d  has the lease\n", me);
       expired = false;
       holds[me] = true;
       notOurs[me] = false;
#ifdef CURSOR
       floor = 0
#endif
     }

  /* Reading, Lanes.next: one event of a key at a time, the lowest version first. */
  :: d_step { holds[me] && !notOurs[me] && writing[me] == 0 && flight[me] == 0 && UNREAD != 0 ->
       writing[me] = LOWEST(UNREAD);
       printf("relay %d  is about to send event %d\n", me, NUMBER(writing[me]));
       writingStands[me] = true;
#ifdef CURSOR
       floor = ABOVE(writing[me])
#endif
     }

  /* Publisher.write: the lease was gone when asked for, or was there and may be gone by now. */
  :: d_step { writing[me] != 0 && (!holds[me] || !writingStands[me]) ->
       printf("relay %d  does not send event %d: no lease\n", me, NUMBER(writing[me]));
       writing[me] = 0;
       writingStands[me] = false
     }
  :: atomic { writing[me] != 0 ->
#ifdef MARK_BEFORE_CONFIRM
       collect(writing[me], writingStands[me]);
#endif
       if
       :: send(writing[me]);
          flight[me] = writing[me];
          flightStands[me] = writingStands[me]
       :: returns > 0 ->
          returns--;
          printf("broker   returns event %d to relay %d\n", NUMBER(writing[me]), me);
#ifdef IGNORE_RETURNS
          flight[me] = writing[me];
          flightStands[me] = writingStands[me]
#endif
       :: cuts > 0 -> /* it may have got there, but nobody will say so */
          cuts--;
          printf("relay %d  loses its channel\n", me);
          if
          :: send(writing[me])
          :: true
          fi
#ifdef FORGET_UNANSWERED
          ; flight[me] = EVERYTHING + 1 /* for ever without an answer */
#endif
       fi;
       writing[me] = 0;
       writingStands[me] = false
     }

  /* RelayLoop.confirmed */
  :: d_step { flight[me] != 0 && flight[me] <= EVERYTHING ->
       printf("broker   confirms event %d to relay %d\n", NUMBER(flight[me]), me);
       collect(flight[me], flightStands[me]);
       flight[me] = 0;
       flightStands[me] = false
     }

  /* OutboxSql.MARK, RelayLoop.refused */
  :: d_step { marks[me] != 0 ->
       if
#ifdef NO_FENCE
       :: true ->
#else
       :: owner == me && marksStand[me] && !expired ->
#endif
          assert((marks[me] & ~taken) == 0); /* nothing is marked that no queue has taken */
#ifndef ZOMBIES_MAY_MARK
          assert(owner == me && marksStand[me] && !expired); /* a zombie marks nothing */
#endif
          printf("relay %d  marks events, mask %d\n", me, marks[me]);
          outbox = outbox & ~marks[me]
#ifndef NO_FENCE
       :: else ->
          printf("relay %d  may not mark events, mask %d: their lease is gone\n", me, marks[me]);
#ifdef ANY_REFUSAL_COUNTS
          notOurs[me] = true
#endif
#endif
       fi;
       marks[me] = 0;
       marksStand[me] = false
     }

  /* Killed, and started again as somebody else. */
  :: d_step { crashes > 0 && (holds[me] || writing[me] != 0 || flight[me] != 0 || marks[me] != 0) ->
       crashes--;
       printf("relay %d  is killed\n", me);
       owner = (owner == me -> THE_DEAD : owner);
       holds[me] = false;
       writing[me] = 0;
       writingStands[me] = false;
       flight[me] = 0;
       flightStands[me] = false;
       marks[me] = 0;
       marksStand[me] = false;
       notOurs[me] = false
     }
  od
}

init {
  atomic {
    run Producer();
    run Straggler();
    run Clock();
    run Relay(0);
    run Relay(1)
  }
}

/* Every committed event reaches a queue and is marked. */
ltl healed { <> (logged == EVERYTHING && taken == EVERYTHING && outbox == 0) }
