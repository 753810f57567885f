using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What a driver of NDIS 5 leaves behind.</summary>
[Resets]
internal sealed partial class Ndis5LedgerChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _failedInitialize = context.Rules.Own(LedgerChecker.FailedInitialize);
    private readonly OwnedRule _halt = context.Rules.Own(LedgerChecker.Halt);

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.Leaked, OnLeaked);
        events.OnExit(TraceName.MiniportHalt, (in e) => _halt.Exercise());
        events.OnExit(
            TraceName.MiniportInitialize,
            (in e) => _failedInitialize.Exercise(
                new MiniportInitializeExit(in e).Result != Contract.NDIS_STATUS.NDIS_STATUS_SUCCESS));
    }

    private void OnLeaked(in TraceEvent e)
    {
        LeakedEvent leaked = new(in e);
        OwnedRule? rule = leaked.Checkpoint switch
        {
            Checkpoint.FailedInitialize => _failedInitialize,
            Checkpoint.Halt => leaked.Object.Kind == ObjectKind.Lock ? null : _halt,
            _ => null,
        };
        rule?.Report(
            leaked.Object,
            leaked.Acquired,
            e.Sequence,
            "everything of the adapter released",
            $"{TraceText.Object(leaked.Object)} is left");
    }
}
