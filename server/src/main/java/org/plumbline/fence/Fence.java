package org.plumbline.fence;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Carries for whom work is done from the edge (a request, an event, a clock) to the database, where every transaction
 * is told and the row-level policies hold. Outside of any scope the work is a stranger's.
 */
public final class Fence {

    private static final ScopedValue<Acting> ACTING = ScopedValue.newInstance();

    private Fence() {}

    public static Acting acting() {
        return ACTING.orElse(new Acting.Stranger());
    }

    public static <T> T asMemberOf(UUID organisation, Supplier<T> work) {
        return ScopedValue.where(ACTING, new Acting.Member(organisation)).call(work::get);
    }

    public static void asMemberOf(UUID organisation, Runnable work) {
        ScopedValue.where(ACTING, new Acting.Member(organisation)).run(work);
    }

    public static <T> T asTheServer(Supplier<T> work) {
        return ScopedValue.where(ACTING, new Acting.TheServer()).call(work::get);
    }

    public static void asTheServer(Runnable work) {
        ScopedValue.where(ACTING, new Acting.TheServer()).run(work);
    }

    /** Runs work that may throw a checked exception, such as the rest of a filter chain. */
    public static <X extends Exception> void as(Acting acting, ScopedValue.CallableOp<?, X> work) throws X {
        ScopedValue.where(ACTING, acting).call(work);
    }

    /** The same work, to be done by another thread within the fence of this one. */
    public static Runnable carriedInto(Runnable work) {
        var acting = acting();
        return () -> ScopedValue.where(ACTING, acting).run(work);
    }
}
