using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Spin locks. A lock that a driver takes twice because NDIS came back to it inside a call has a rule at that call.
/// </summary>
[Resets]
internal sealed partial class LockChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Discipline = new()
    {
        Id = "IRQL-004",
        Level = RuleLevel.Must,
        Title = "Spin locks used as they are meant",
        Requirement = "Spin locks are initialized and not freed yet, balanced, not taken twice, and released at the "
            + "right level the way they were taken.",
        Source = "SDV:spinlock",
        WindowsEquivalent = "SDV:SpinLock",
        Preconditions = [TraceName.NdisAcquireSpinLock, TraceName.NdisDprAcquireSpinLock],
    };

    private static readonly RuleDescriptor Request = new()
    {
        Id = "SGDMA-ALLOC-017",
        Level = RuleLevel.Must,
        Title = "No lock across the call",
        Requirement = "No lock is held across the call that the callback itself takes.",
        Source = "ProcSG",
        Why = Consequence.DeadlockInsideCall,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Completion = new()
    {
        Id = "SEND-017",
        Level = RuleLevel.Must,
        Title = "No lock across the completion",
        Requirement = "No lock is held across the completion that the send, cancel or return handlers take.",
        Source = "Deser",
        Why = Consequence.DeadlockInsideCall,
    };

    private static readonly RuleDescriptor Indication = new()
    {
        Id = "RECV-010",
        Level = RuleLevel.Must,
        Title = "Returns at any moment",
        Requirement = "MiniportReturnNetBufferLists accepts lists at any moment, inside the indication too.",
        Source = "Ret",
        Why = Consequence.DeadlockInsideCall,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Deregistration = new()
    {
        Id = "INT-012",
        Level = RuleLevel.Should,
        Title = "No lock across the deregistration",
        Requirement = "NdisMDeregisterInterruptEx is not called under a lock that the DPC takes: it waits for the DPC.",
        Source = "IntD",
        Why = Consequence.DeadlockInsideCall,
        Preconditions = [TraceName.NdisMDeregisterInterruptEx],
    };

    private readonly OwnedRule _discipline = context.Rules.Own(Discipline);
    private readonly OwnedRule _request = context.Rules.Own(Request);
    private readonly OwnedRule _completion = context.Rules.Own(Completion);
    private readonly OwnedRule _indication = context.Rules.Own(Indication);

    private readonly OwnedRule _deregistration = context.Rules.Own(Deregistration);

    public static RuleDescriptor[] Rules => [Discipline, Request, Completion, Indication, Deregistration];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAcquireSpinLock, (in e) => _discipline.Exercise());
        events.OnCall(TraceName.NdisDprAcquireSpinLock, (in e) => _discipline.Exercise());
        events.OnEnter(TraceName.MiniportProcessSGList, CountInsideRequest);
        events.OnEnter(TraceName.MiniportReturnNetBufferLists, CountInsideIndication);
        events.OnEnter(TraceName.MiniportSendNetBufferLists, CountInsideCompletion);
        events.OnEnter(TraceName.MiniportInterruptDPC, CountInsideDeregistration);
        events.OnFact(TraceName.LockMisuse, OnMisuse);
    }

    private void CountInsideRequest(in TraceEvent e)
        => _request.Exercise(
            context.Stacks.Innermost(e.Processor).Name == TraceName.NdisMAllocateNetBufferSGList);

    private void CountInsideIndication(in TraceEvent e)
        => _indication.Exercise(
            context.Stacks.Innermost(e.Processor).Name == TraceName.NdisMIndicateReceiveNetBufferLists);

    private void CountInsideCompletion(in TraceEvent e)
        => _completion.Exercise(
            context.Stacks.Innermost(e.Processor).Name == TraceName.NdisMSendNetBufferListsComplete);

    private void CountInsideDeregistration(in TraceEvent e)
        => _deregistration.Exercise(context.Stacks.IsOpen(TraceName.NdisMDeregisterInterruptEx));

    private void OnMisuse(in TraceEvent e)
    {
        LockMisuseEvent misuse = new(in e);
        LockReason reason = misuse.Reason;
        long callback = context.Stacks.InnermostCallback(e.Processor).Sequence;
        OwnedRule rule = reason == LockReason.SelfDeadlock ? RuleOfNesting(e) : _discipline;
        rule.Report(
            misuse.Lock,
            callback,
            e.Sequence,
            rule == _discipline
                ? Meant(reason)
                : "no spin lock held across the call, as the callback inside acquires it too",
            Text(reason, e),
            new FindingLinks
            {
                Spoils = reason == LockReason.HeldAtReturn ? [Subject.Call(callback)] : [],
                Within = [Subject.Call(e.Sequence)],
            });
    }

    private OwnedRule RuleOfNesting(in TraceEvent e)
    {
        ReadOnlySpan<CallFrame> frames = context.Stacks.Of(e.Processor);
        for (int index = frames.Length - 1; index > 0; index--)
        {
            switch (frames[index].Name, frames[index - 1].Name)
            {
                case (TraceName.MiniportProcessSGList, TraceName.NdisMAllocateNetBufferSGList):
                    return _request;
                case (TraceName.MiniportReturnNetBufferLists, TraceName.NdisMIndicateReceiveNetBufferLists):
                    return _indication;
                case (TraceName.MiniportInterruptDPC, TraceName.NdisMDeregisterInterruptEx):
                    return _deregistration;
                case (_, TraceName.NdisMSendNetBufferListsComplete) when frames[index].Kind == TraceKind.Enter:
                    return _completion;
                default:
                    continue;
            }
        }

        return _discipline;
    }

    private static string Text(LockReason reason, in TraceEvent e) => reason switch
    {
        LockReason.SelfDeadlock => $"it was acquired {Wording.In(e)} while this processor held it: the "
            + "processor spins for ever",
        LockReason.NotHeld => $"it was released {Wording.In(e)}, and this processor does not hold it",
        LockReason.HeldAtReturn => $"it was still held when {e.Enclosing} returned",
        LockReason.WrongRelease => "it was acquired by one pair of functions and released by the other "
            + $"{Wording.In(e)}",
        _ => $"it was used before NdisAllocateSpinLock or after NdisFreeSpinLock, {Wording.In(e)}",
    };

    private static string Meant(LockReason reason) => reason switch
    {
        LockReason.SelfDeadlock => "a spin lock acquired once",
        LockReason.WrongRelease => "NdisReleaseSpinLock after NdisAcquireSpinLock, NdisDprReleaseSpinLock "
            + "after NdisDprAcquireSpinLock",
        LockReason.NotHeld or LockReason.HeldAtReturn => "each acquired spin lock released once, before the "
            + "callback returns",
        _ => "spin locks used only between NdisAllocateSpinLock and NdisFreeSpinLock",
    };
}
