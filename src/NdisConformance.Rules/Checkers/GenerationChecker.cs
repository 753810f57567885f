using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Functions of another NDIS than the one that the driver registered for.</summary>
[Resets]
internal sealed partial class GenerationChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Mixed = new()
    {
        Id = "NDIS5-013",
        Level = RuleLevel.MustNot,
        Title = "Generations do not mix",
        Requirement = "A driver of NDIS 6 calls no function that only NDIS 5 has, and a driver of NDIS 5 none that "
            + "only NDIS 6 has (AMB-34).",
        Source = "BC7C, RegSG, S3",
        WindowsEquivalent = "0x7C/15",
        Why = "The function fails, or takes a structure of one generation for one of the other.",
    };

    private readonly OwnedRule _mixed = context.Rules.Own(Mixed);

    public static RuleDescriptor[] Rules => [Mixed];

    public void Subscribe(Subscriptions events)
    {
        events.OnExit(TraceName.DriverEntry, (in e) => _mixed.Exercise());
        events.OnFact(TraceName.WrongGenerationCalled, OnCalled);
    }

    private void OnCalled(in TraceEvent e)
    {
        TraceName ddi = new WrongGenerationCalledEvent(in e).Ddi;
        _mixed.Exercise();
        _mixed.Report(
            context.Adapters.CurrentId,
            0,
            e.Sequence,
            "only functions of the NDIS generation that the driver registered for",
            $"{ddi} was called {Wording.In(e)}");
    }
}
