using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What a driver of NDIS 5 registers with.</summary>
[Resets]
internal sealed partial class Ndis5RegistrationChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Characteristics = new()
    {
        Id = "NDIS5-021",
        Level = RuleLevel.Must,
        Title = "Characteristics fit the version",
        Requirement = "NdisMRegisterMiniport gets a version before NDIS 6, a length that is no less than the "
            + "characteristics of that version have, and the entry points that the version demands. A host may refuse "
            + "a version that is newer than itself.",
        Source = "PV",
        Why = "The registration fails with NDIS_STATUS_BAD_CHARACTERISTICS or NDIS_STATUS_BAD_VERSION.",
        Preconditions = [TraceName.NdisMRegisterMiniport],
    };

    private readonly OwnedRule _characteristics = context.Rules.Own(Characteristics);

    public static RuleDescriptor[] Rules => [Characteristics];

    public void Subscribe(Subscriptions events) => events.OnCall(TraceName.NdisMRegisterMiniport, OnRegister);

    private void OnRegister(in TraceEvent e)
    {
        NdisMRegisterMiniportCall call = new(in e);
        int version = (int)((call.Major << 8) | call.Minor);
        _characteristics.Exercise();
        (string Expected, string Actual)? mistake = !Ndis5Characteristics.Has(version)
            ? ("a version of NDIS before 6.0", Invariant($"{call.Major}.{call.Minor} was given"))
            : call.Length < Ndis5Characteristics.SizeOf(version)
                ? (Invariant($"CharacteristicsLength {Ndis5Characteristics.SizeOf(version)} or more for ")
                    + Invariant($"NDIS {call.Major}.{call.Minor}"), Invariant($"{call.Length} was given"))
            : !Ndis5Characteristics.AreComplete(call.Given, version)
                ? (Invariant($"all entry points that NDIS {call.Major}.{call.Minor} demands"), "one of them is NULL")
            : null;
        if (mistake is { } found)
        {
            _characteristics.Report(default, 0, e.Sequence, found.Expected, found.Actual);
        }
    }
}
