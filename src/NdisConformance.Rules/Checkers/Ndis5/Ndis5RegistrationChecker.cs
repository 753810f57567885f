using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What a driver of NDIS 5 registers with.</summary>
[Resets]
internal sealed partial class Ndis5RegistrationChecker(CheckerContext context) : IChecker
{
    private const string Ddi = nameof(TraceName.NdisMRegisterMiniport);

    private static readonly RuleDescriptor Characteristics = new()
    {
        Id = "NDIS5-021",
        Level = RuleLevel.Must,
        Title = "Characteristics fit the version",
        Requirement = "NdisMRegisterMiniport gets a version before NDIS 6, a length that is no less than the "
            + "characteristics of that version have, and the entry points that the version demands. A host may refuse "
            + "a version that is newer than itself.",
        Source = "Reg5",
        Why = "The registration fails with NDIS_STATUS_BAD_CHARACTERISTICS or NDIS_STATUS_BAD_VERSION.",
        Preconditions = [TraceName.NdisMRegisterMiniport],
    };

    private readonly OwnedRule _characteristics = context.Rules.Own(Characteristics);

    private readonly OwnedRule _failure = context.Rules.Borrow(RegistrationChecker.Failure);
    private long _refused;
    private NDIS_STATUS _status;

    public static RuleDescriptor[] Rules => [Characteristics];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.DriverEntry, (in e) => _refused = 0);
        events.OnCall(TraceName.NdisMRegisterMiniport, OnRegister);
        events.OnReturn(TraceName.NdisMRegisterMiniport, OnRegistered);
        events.OnExit(TraceName.DriverEntry, OnDriverEntryExit);
    }

    private void OnRegister(in TraceEvent e)
    {
        NdisMRegisterMiniportCall call = new(in e);
        int version = (int)((call.Major << 8) | call.Minor);
        string named = Invariant($"{call.Major}.{call.Minor}");
        _characteristics.Exercise();
        (string Expected, string Actual)? mistake = !Ndis5Characteristics.Has(version)
            ? ("a version of NDIS before 6.0", $"{Ddi} got version {named}")
            : call.Length < Ndis5Characteristics.SizeOf(version)
                ? (Invariant($"CharacteristicsLength {Ndis5Characteristics.SizeOf(version)} or more for NDIS {named}"),
                    Invariant($"{Ddi} got CharacteristicsLength {call.Length}"))
            : !Ndis5Characteristics.AreComplete(call.Given, version)
                ? ($"all entry points that NDIS {named} demands", $"{Ddi} got one of them NULL")
            : null;
        if (mistake is { } found)
        {
            _characteristics.Report(default, 0, e.Sequence, found.Expected, found.Actual);
        }
    }

    /// <summary>A driver may try a lower version after a refusal.</summary>
    private void OnRegistered(in TraceEvent e)
    {
        _status = new NdisMRegisterMiniportReturn(in e).Result;
        _refused = _status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? 0 : e.Sequence;
    }

    private void OnDriverEntryExit(in TraceEvent e)
    {
        _failure.Exercise(_refused != 0);
        if (_refused != 0 && new DriverEntryExit(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            _failure.Report(
                default,
                _refused,
                e.Sequence,
                "a failure of DriverEntry after NdisMRegisterMiniport failed",
                "DriverEntry returned NDIS_STATUS_SUCCESS after the registration had failed with "
                    + $"{TraceText.Status(_status)}");
        }
    }
}
