using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Handles that a driver of NDIS 5 gives to functions, and what it leaves behind.</summary>
[Resets]
internal sealed partial class Ndis5HandleChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _any = context.Rules.Own(HandleChecker.Any);
    private readonly OwnedRule _failedInitialize = context.Rules.Own(LedgerChecker.FailedInitialize);
    private readonly OwnedRule _halt = context.Rules.Own(LedgerChecker.Halt);

    public void Subscribe(Subscriptions events)
    {
        foreach (TraceRow row in TraceSchema.All.Where(TakesHandle))
        {
            events.OnCall(row.Name, (in e) => _any.Exercise());
        }

        events.OnFact(TraceName.HandleMisuse, OnMisuse);
        events.OnFact(TraceName.Leaked, OnLeaked);
        events.OnExit(TraceName.MiniportHalt, (in e) => _halt.Exercise());
        events.OnExit(
            TraceName.MiniportInitialize,
            (in e) => _failedInitialize.Exercise(
                new MiniportInitializeExit(in e).Result != Contract.NDIS_STATUS.NDIS_STATUS_SUCCESS));
    }

    private static bool TakesHandle(TraceRow row) => row.Arguments.Any(argument => argument.Handle is not null);

    private void OnMisuse(in TraceEvent e)
    {
        HandleMisuseEvent misuse = new(in e);
        _any.Exercise();
        _any.Report(
            misuse.Actual.Number == 0 ? default : misuse.Actual,
            0,
            e.Sequence,
            $"{misuse.Ddi} with the {TraceText.Kind(misuse.Expected)} that it is for",
            $"{TraceText.Object(misuse.Actual)} was given");
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
