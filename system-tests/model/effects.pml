/*
 * A call to the provider: intended in a transaction, made afterwards by whichever worker claims it,
 * asked about when nobody knows. applying.pml shows that the intent is written once; its row is
 * unique for its purpose besides. README.md beside this file says which class each step stands for.
 */

/* How often each thing may go wrong in one run. */
#ifndef CRASHES
#define CRASHES 2 /* of a worker, at any step */
#endif
#ifndef SLEEPS
#define SLEEPS 2 /* of a worker until after its claim: it wakes as a zombie */
#endif
#ifndef FAULTS
#define FAULTS 2 /* of the provider: no answer before it was done, or after */
#endif

byte crashes = CRASHES;
byte sleeps = SLEEPS;
byte faults = FAULTS;

/* Table effect. */
mtype = { PENDING, IN_FLIGHT, UNKNOWN, SETTLED, PERSON };
mtype state = PENDING;
bool claimed; /* due again only when its claim ends */
byte claim;   /* owner and attempt, in one number that only rises */

/* Age of the idempotency key: young enough for one more call to be over before the provider forgets
   it, too old for that, forgotten. */
mtype = { YOUNG, OLD, FORGOTTEN };
mtype age = YOUNG;

/* The provider's own ledger. */
byte done;
bool known; /* under the key */
byte calls; /* claimed to be made, and not over */

/* What is true, whatever the table says. */
byte told; /* how often the aggregate was told the answer */

proctype Worker(byte me) {
  byte mine;     /* number of the claim; 0: none */
  bool call;     /* what the claim allows: to call, or to ask only */
  bool lives;    /* the key was young when the effect was claimed */
  mtype answer;  /* SETTLED: done; UNKNOWN: no answer; PENDING: asked, and never happened */
  bool answered;
  bool underWay; /* the call is on its way */

end:
  do
  /* EffectRows.CLAIM */
  :: d_step { mine == 0 && (state == PENDING || state == IN_FLIGHT || state == UNKNOWN) && !claimed ->
       claim++;
       mine = claim;
       claimed = true;
       lives = (age == YOUNG);
#ifdef CALL_AGAIN_BLINDLY
       call = true;
#else
#ifdef NO_KEY_WINDOW
       call = (state == PENDING);
#else
       call = (state == PENDING && lives);
#endif
#endif
       calls = calls + call;
       state = (call -> IN_FLIGHT : UNKNOWN);
       printf("worker %d claims the effect, state %e\n", me, state)
     }

  /* EffectPort.call */
  :: d_step { mine != 0 && call && !answered && !underWay -> underWay = true }
  :: atomic { underWay ->
       underWay = false;
       calls--;
       if
       :: faults > 0 -> faults--; answer = UNKNOWN; printf("worker %d calls, which never gets there\n", me)
       :: d_step {
            printf("provider gets the call of worker %d\n", me);
#ifdef NEW_KEY_FOR_EACH_CALL
            done++;
#else
            if
            :: known /* the same answer again */
            :: else -> done++
            fi;
#endif
            assert(done <= 1); /* at most once, by the provider's own ledger */
            known = true
          };
          if
          :: faults > 0 -> faults--; answer = UNKNOWN; printf("worker %d gets no answer\n", me)
          :: answer = SETTLED
          fi
       fi;
       answered = true
     }

  /* EffectPort.ask: by our own reference, which the provider keeps longer than the key. */
  :: atomic { mine != 0 && !call && !answered ->
       if
       :: faults > 0 -> faults--; answer = UNKNOWN
       :: else -> answer = (done > 0 -> SETTLED : PENDING)
       :: faults > 0 -> answer = (done > 0 -> SETTLED : PENDING)
       fi;
       printf("worker %d asks: %e\n", me, answer);
       answered = true
     }

  /* EffectAttempt.act */
  :: d_step { answered ->
       if
#ifdef CLOSE_WITHOUT_A_CLAIM
       :: answer == SETTLED -> state = SETTLED; told++; assert(told <= 1)
#else
       :: answer == SETTLED && mine == claim && claimed ->
          state = SETTLED;
          told++;
          assert(told <= 1) /* the aggregate hears of it once */
#endif
       :: answer == UNKNOWN && mine == claim && claimed ->
#ifdef UNKNOWN_IS_A_NO
          state = SETTLED
#else
          state = UNKNOWN
#endif
       :: answer == PENDING && mine == claim && claimed ->
#ifdef NO_KEY_WINDOW
          state = PENDING
#else
          state = (lives -> PENDING : PERSON)
#endif
       :: else /* LostClaim */
       fi;
       printf("worker %d is done, answer %e, state %e\n", me, answer, state);
       claimed = (mine == claim -> false : claimed);
       mine = 0; call = false; lives = false; answered = false
     }

  /* Beyond its claim: somebody else may take the effect, and this one goes on all the same. */
  :: d_step { sleeps > 0 && mine != 0 && mine == claim && claimed -> sleeps--; printf("worker %d sleeps until after its claim\n", me); claimed = false }

  :: d_step { crashes > 0 && mine != 0 && !underWay ->
       crashes--;
       printf("worker %d is killed\n", me);
       claimed = (mine == claim -> false : claimed);
       calls = calls - (call && !answered);
       mine = 0; call = false; lives = false; answered = false
     }
  :: atomic { crashes > 0 && underWay -> /* the request may get there without it */
       crashes--;
       printf("worker %d is killed\n", me);
       claimed = (mine == claim -> false : claimed);
       mine = 0; call = false; lives = false;
       underWay = false;
       calls--;
       if
       :: true
       :: printf("provider gets its call\n"); done = (known -> done : done + 1); known = true; assert(done <= 1)
       fi
     }
  od
}

/* The provider forgets keys after a day; a claim takes a minute and a call seconds, so whoever claimed
   it while the key was young has made it or given it up by then. */
proctype Time() {
end:
  do
  :: d_step { age == YOUNG -> printf("key      is too old to call again\n"); age = OLD }
  :: d_step { age == OLD && calls == 0 -> printf("provider forgets the key\n"); age = FORGOTTEN; known = false }
  :: age == FORGOTTEN -> break
  od
}

init {
  atomic {
    run Time();
    run Worker(0);
    run Worker(1)
  }
}

/* It is settled and the aggregate knows, or a person is asked. */
ltl healed { <> ((state == SETTLED && told == 1 && done == 1) || state == PERSON) }
