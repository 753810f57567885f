using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The registration of the driver: where, with what, and what follows a failure.</summary>
[Resets]
internal sealed partial class RegistrationChecker(CheckerContext context) : IChecker
{
    private const ulong Required = 0b111_0011_1111_1110;
    private const ulong HangHandler = 1 << 10;
    private const ulong ResetHandler = 1 << 11;
    private const ulong DirectPair = 0b11 << 15;

    // In the order of the structure, as the masks of the event count them.
    private static readonly RuleDescriptor Place = new()
    {
        Id = "REG-001",
        Level = RuleLevel.Must,
        Title = "Registration from DriverEntry",
        Requirement = "NdisMRegisterMiniportDriver is called from DriverEntry, at PASSIVE_LEVEL, with the "
            + "DriverObject and the RegistryPath that DriverEntry received.",
        Source = "RegM",
        WindowsEquivalent = "SDV:Irql_Miniport_Driver_Function",
        Why = Consequence.WaitsAtRaisedLevel,
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    private static readonly RuleDescriptor EntryPoints = new()
    {
        Id = "REG-005",
        Level = RuleLevel.Must,
        Title = "All required entry points",
        Requirement = "Every entry point that the characteristics page requires is given.",
        Source = "Chars",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    private static readonly RuleDescriptor Pairs = new()
    {
        Id = "REG-006",
        Level = RuleLevel.Must,
        Title = "Entry points that go together",
        Requirement = "CheckForHangHandlerEx comes with ResetHandlerEx (AMB-16); of the direct OID handlers both are "
            + "given or neither (AMB-35).",
        Source = "Chars",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    private static readonly RuleDescriptor Unchanged = new()
    {
        Id = "REG-008",
        Level = RuleLevel.Must,
        Title = "Entry points stay as registered",
        Requirement = "The driver does not count on entry points that it changes after the registration. A change is "
            + "advice; it is seen in a structure that is a field of the driver object or of an object that such a "
            + "field leads to, and nowhere else.",
        Source = "RegM",
        AppliesTo = "characteristics that stay in a field of the driver",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    internal static readonly RuleDescriptor Failure = new()
    {
        Id = "REG-013",
        Level = RuleLevel.Must,
        Title = "A failed registration is handed on",
        Requirement = "Where the registration failed no DDI is called with the driver handle, and DriverEntry returns "
            + "the failure. A registration fails as well if MiniportSetOptions fails.",
        Source = "RegM, SetOpt",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisMRegisterMiniportDriver, TraceName.NdisMRegisterMiniport],
    };

    private static readonly RuleDescriptor Version = new()
    {
        Id = "REG-015",
        Level = RuleLevel.Must,
        Title = "The highest version that both know",
        Requirement = "The driver registers the highest version that it and the host support. It does not go on where "
            + "the host refused a version above its own, and it does not register below a version that it registers "
            + "on another host and that this host knows, too. A driver of one version is legal: an older host refuses "
            + "it, and DriverEntry hands the refusal on.",
        Source = "VerD",
        AppliesTo = "drivers that ask for a version above the host's, and runs on hosts of several versions",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _entryPoints = context.Rules.Own(EntryPoints);
    private readonly OwnedRule _pairs = context.Rules.Own(Pairs);
    private readonly OwnedRule _unchanged = context.Rules.Own(Unchanged);
    private readonly OwnedRule _failure = context.Rules.Own(Failure);
    private readonly OwnedRule _version = context.Rules.Own(Version);
    [Kept]
    private uint _hostVersion = context.Options.HostVersion;
    private long _refused;
    private NDIS_STATUS _status;
    private ulong _changed;
    private long _tooNew;
    private uint _tooNewVersion;

    public static RuleDescriptor[] Rules => [Place, EntryPoints, Pairs, Unchanged, Failure, Version];

    // The options may have changed.
    partial void OnReset() => _hostVersion = context.Options.HostVersion;

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMRegisterMiniportDriver, CheckPlace);
        events.OnCall(TraceName.NdisMRegisterMiniportDriver, CheckEntryPoints);
        events.OnReturn(TraceName.NdisGetVersion, (in e) => _hostVersion = new NdisGetVersionReturn(in e).Result);
        events.OnCall(TraceName.NdisMRegisterMiniportDriver, CheckVersion);
        events.OnReturn(TraceName.NdisMRegisterMiniportDriver, OnRegistered);
        events.OnFact(TraceName.CharacteristicsCompared, OnCompared);
        events.OnCall(TraceName.NdisMDeregisterMiniportDriver, CheckDeregistration);
        events.OnExit(TraceName.DriverEntry, OnDriverEntryExit);
    }

    private void CheckPlace(in TraceEvent e)
    {
        NdisMRegisterMiniportDriverCall call = new(in e);
        _place.Exercise();
        string? actual = e.Enclosing != TraceName.DriverEntry ? "NdisMRegisterMiniportDriver was called "
            + $"{Wording.In(e)}"
            : e.Irql != NDIS.PASSIVE_LEVEL ? Wording.AtLevel(e)
            : !call.DriverObjectIsOwn ? "NdisMRegisterMiniportDriver got another DriverObject"
            : !call.RegistryPathIsOwn ? "NdisMRegisterMiniportDriver got another RegistryPath"
            : null;
        if (actual is not null)
        {
            _place.Report(
                default,
                0,
                e.Sequence,
                "NdisMRegisterMiniportDriver in DriverEntry at PASSIVE_LEVEL, with its DriverObject and RegistryPath",
                actual);
        }
    }

    private void CheckEntryPoints(in TraceEvent e)
    {
        NdisMRegisterMiniportDriverCall call = new(in e);
        ulong given = call.Given;
        ulong missing = call.Missing & Required;
        _entryPoints.Exercise();
        for (int bit = 0; bit < EntryPointNames.All.Count; bit++)
        {
            if ((missing & (1UL << bit)) != 0)
            {
                _entryPoints.Report(
                    default,
                    0,
                    e.Sequence,
                    "every required entry point in NDIS_MINIPORT_DRIVER_CHARACTERISTICS",
                    $"NdisMRegisterMiniportDriver got {EntryPointNames.All[bit]} NULL");
            }
        }

        _pairs.Exercise();
        if ((given & HangHandler) != 0 && (given & ResetHandler) == 0)
        {
            _pairs.Report(
                default,
                0,
                e.Sequence,
                "ResetHandlerEx if CheckForHangHandlerEx is not NULL",
                "NdisMRegisterMiniportDriver got ResetHandlerEx NULL");
        }

        if ((given & DirectPair) is not (0 or DirectPair))
        {
            _pairs.Report(
                default,
                0,
                e.Sequence,
                "both DirectOidRequestHandler and CancelDirectOidRequestHandler, or neither",
                "NdisMRegisterMiniportDriver got one of them NULL");
        }
    }

    private void CheckVersion(in TraceEvent e)
    {
        NdisMRegisterMiniportDriverCall call = new(in e);
        uint asked = NDIS.NdisVersion(
            (byte)call.Major, (byte)call.Minor);
        if (_hostVersion != 0 && asked > _hostVersion)
        {
            _version.Exercise();
            _tooNew = e.Sequence;
            _tooNewVersion = asked;
        }
    }

    private void OnRegistered(in TraceEvent e)
    {
        NDIS_STATUS status = new NdisMRegisterMiniportDriverReturn(in e).Result;
        bool isGood = status == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        _refused = isGood ? 0 : e.Sequence;
        _status = status;

        // A driver may find the version that both know by going down until one is taken.
        _tooNew = isGood && e.Begin != _tooNew ? 0 : _tooNew;
    }

    private void CheckDeregistration(in TraceEvent e)
    {
        TraceObject handle = new NdisMDeregisterMiniportDriverCall(in e).Handle;
        if (_refused != 0 && handle.State is ObjectState.Null or ObjectState.Unknown)
        {
            _failure.Exercise();
            _failure.Report(
                default,
                _refused,
                e.Sequence,
                "no NdisMDeregisterMiniportDriver after a failed registration",
                "NdisMDeregisterMiniportDriver was called after NdisMRegisterMiniportDriver returned "
                    + $"{TraceText.Status(_status)}");
        }
    }

    private void OnCompared(in TraceEvent e)
    {
        CharacteristicsComparedEvent compared = new(in e);
        ulong changed = compared.Changed & ~_changed;
        _changed |= changed;
        _unchanged.Exercise();
        for (int bit = 0; bit < EntryPointNames.All.Count; bit++)
        {
            if ((changed & (1UL << bit)) != 0)
            {
                _unchanged.Advise(
                    compared.Driver,
                    0,
                    e.Sequence,
                    "entry points unchanged after NdisMRegisterMiniportDriver: NDIS uses its own copy",
                    $"{EntryPointNames.All[bit]} was changed in the structure that was registered");
            }
        }
    }

    private void OnDriverEntryExit(in TraceEvent e)
    {
        bool goesOn = new DriverEntryExit(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        long tooNew = _tooNew;
        _tooNew = 0;
        if (tooNew != 0 && goesOn)
        {
            // It says more than REG-013 would: the reason of the refusal is the driver's own.
            _version.Report(
                default,
                tooNew,
                e.Sequence,
                "the highest NDIS version that driver and host support, or a failure of DriverEntry",
                "DriverEntry returned NDIS_STATUS_SUCCESS, and had registered NDIS "
                    + Invariant($"{TextOf(_tooNewVersion)} on a ")
                    + $"host of NDIS {TextOf(_hostVersion)}");
            return;
        }


        if (_refused == 0)
        {
            return;
        }

        _failure.Exercise();
        if (goesOn)
        {
            _failure.Report(
                default,
                _refused,
                e.Sequence,
                "a failure of DriverEntry after NdisMRegisterMiniportDriver failed",
                "DriverEntry returned NDIS_STATUS_SUCCESS after the registration had failed with "
                    + $"{TraceText.Status(_status)}");
        }
    }

    private static string TextOf(uint version) => Invariant($"{version >> 16}.{version & 0xFFFF}");
}
