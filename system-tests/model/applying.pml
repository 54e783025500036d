/*
 * From the queues to the state: deliveries, inbox, version gate, parking, watermark. It takes for
 * granted what publishing.pml proves: each version reaches a queue at least once, committed, the
 * first copies in version order. README.md beside this file says which class each step stands for.
 *
 * Worse than the real thing on purpose: the broker hands out what it holds in any order, to either
 * consumer, at any time, also to both at once; consumers have no lease at all.
 */

#ifndef N
#define N 3
#endif

/* How often each thing may go wrong in one run. */
#ifndef CRASHES
#define CRASHES 2 /* of a consumer, at any step */
#endif
#ifndef CUTS
#define CUTS 2 /* of a connection: delivered again, while a zombie goes on with the batch */
#endif
#ifndef COPIES
#define COPIES 2 /* of anything that ever reached a queue, however late */
#endif
#ifndef PURGES
#define PURGES 1 /* of all event ids the inbox remembers */
#endif

#define BIT(v) (1 << (v))

byte crashes = CRASHES;
byte cuts = CUTS;
byte copies = COPIES;
byte purges = PURGES;

byte sent;          /* versions 1..sent have reached a queue */
byte queued[N + 1]; /* copies of each version */

byte inbox; /* event ids seen, a bit each */
bool begun; /* the key has a watermark */
byte watermark;
byte parked; /* versions, a bit each */

/* What is true, whatever the tables say: versions 1..applied have changed the state. */
byte applied;

inline apply(version) {
  printf("state    meets event %d\n", version);
  assert(version == applied + 1); /* once, in order, without a hole */
  applied = version
}

proctype Relay() {
  do
  :: sent < N -> d_step { sent++; printf("relay    sends event %d\n", sent); queued[sent]++ }
  :: else -> break
  od
}

/* The broker repeats itself; the inbox forgets. */
proctype World() {
end:
  do
  :: d_step { copies > 0 && sent >= 1 -> copies--; printf("broker   copies event 1\n"); queued[1]++ }
  :: d_step { copies > 0 && sent >= 2 -> copies--; printf("broker   copies event 2\n"); queued[2]++ }
  :: d_step { copies > 0 && sent >= 3 -> copies--; printf("broker   copies event 3\n"); queued[3]++ }
  :: d_step { purges > 0 && inbox != 0 -> purges--; printf("inbox    forgets its ids\n"); inbox = 0 }
  od
}

/* BatchTransaction: ids, gate, state, parking and watermark commit together. */
inline transact(version) {
  if
#ifndef NO_IDS
  :: (inbox & BIT(version)) != 0 -> printf("inbox    knows event %d: duplicate\n", version)
#endif
  :: else ->
     inbox = inbox | BIT(version);
     if
     :: version <= watermark ->
        printf("gate     at version %d, event %d: stale\n", watermark, version);
#ifdef NO_STALE_CHECK
        apply(version)
#endif
     :: version == watermark + 1 ->
        apply(version);
#ifdef WATERMARK_APART
        inbox = inbox & ~BIT(version);
        behind = true;
#else
        watermark = version;
#endif
#ifndef NO_RELEASE
        do
        :: (parked & BIT(watermark + 1)) != 0 ->
           apply(watermark + 1);
           watermark++;
           parked = parked & ~BIT(watermark)
        :: else -> break
        od
#endif
     :: version > watermark + 1 ->
#ifdef APPLY_ACROSS_GAPS
        apply(version);
        watermark = version
#else
#ifdef DROP_AT_GAPS
        skip
#else
#ifdef REQUEUE_AT_GAPS
        inbox = inbox & ~BIT(version);
        requeue = true
#else
        printf("gate     at version %d, event %d: parked\n", watermark, version);
        parked = parked | BIT(version)
#endif
#endif
#endif
     fi
  fi
}

proctype Consumer(byte me) {
  byte hand;       /* a delivery; 0: none */
  bool mine;       /* its tag still means something to the broker */
  bool sawNothing; /* its transaction began before the key had a watermark */
  bool done;       /* committed */
#ifdef WATERMARK_APART
  bool behind; /* the state is ahead of ids and watermark */
#endif
#ifdef REQUEUE_AT_GAPS
  bool requeue;
  byte requeued[N + 1];
#endif

end:
  do
  :: atomic { hand == 0 && (queued[1] > 0 || queued[2] > 0 || queued[3] > 0) ->
       if
       :: queued[1] > 0 -> hand = 1
       :: queued[2] > 0 -> hand = 2
       :: queued[3] > 0 -> hand = 3
       fi;
       queued[hand]--;
       printf("consumer %d gets event %d\n", me, hand);
#ifndef ACK_BEFORE_COMMIT
       mine = true
#endif
     }

  /* InboxTable.ADMIT: the watermark's row lock makes the rest one step, if there is a row. */
  :: d_step { hand != 0 && !done && !sawNothing && begun -> transact(hand); done = true }
  :: d_step { hand != 0 && !done && !sawNothing && !begun ->
       printf("consumer %d begins, the key has no watermark\n", me);
       sawNothing = true
     }
  :: d_step { sawNothing ->
       sawNothing = false;
       if
       :: begun -> /* OvertakenException: rolled back, tried again */
          printf("consumer %d was overtaken\n", me);
#ifdef NO_OVERTAKEN_CHECK
          parked = parked | BIT(hand); inbox = inbox | BIT(hand); done = true
#endif
       :: else -> transact(hand); begun = true; done = true
       fi
     }

#ifdef WATERMARK_APART
  :: d_step { behind -> behind = false; inbox = inbox | BIT(hand); watermark = hand }
#endif

  /* One multiple-ack after the commit. */
  :: d_step { hand != 0 && done ->
       printf("consumer %d acknowledges event %d\n", me, hand);
#ifdef REQUEUE_AT_GAPS
       if
       :: requeue && requeued[hand] < 2 -> requeued[hand]++; queued[hand]++
       :: else /* x-delivery-limit: the broker drops it */
       fi;
       requeue = false;
#endif
       hand = 0; mine = false; done = false
     }

  /* The channel is gone and the delivery queued again; the batch in hand goes on as a zombie's. */
  :: d_step { hand != 0 && mine && cuts > 0 -> cuts--; printf("consumer %d loses its channel, not its batch\n", me); queued[hand]++; mine = false }

  :: d_step { hand != 0 && crashes > 0 ->
       crashes--;
       printf("consumer %d is killed\n", me);
       if
       :: mine -> queued[hand]++
       :: else
       fi;
#ifdef REQUEUE_AT_GAPS
       requeue = false;
#endif
       hand = 0; mine = false; done = false; sawNothing = false
#ifdef WATERMARK_APART
       ; behind = false
#endif
     }
  od
}

init {
  atomic {
    run Relay();
    run World();
    run Consumer(0);
    run Consumer(1)
  }
}

/* Every event is applied. */
ltl healed { <> (applied == N) }
