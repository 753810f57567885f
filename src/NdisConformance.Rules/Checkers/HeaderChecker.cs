using System.Numerics;
using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The table of structures with an NDIS_OBJECT_HEADER.</summary>
[Resets]
internal sealed partial class HeaderChecker(CheckerContext context) : IChecker
{
    private const uint NewestMinor = 89;

    // By their bits in the mask of NULL handlers.
    private static readonly string[] InterruptHandlers =
        ["InterruptHandler", "InterruptDpcHandler", "DisableInterruptHandler", "EnableInterruptHandler"];

    private static readonly RuleDescriptor Characteristics = new()
    {
        Id = "REG-002",
        Level = RuleLevel.Must,
        Title = "Header of the driver characteristics",
        Requirement = "Header.Type is the type of the characteristics; Revision is one that the host or the declared "
            + "version knows and Size at least that of the revision. The strict profile also asks for the revision of "
            + "the declared version (AMB-06).",
        Source = "Chars, HdrV",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    private static readonly RuleDescriptor Attributes = new()
    {
        Id = "ATTR-004",
        Level = RuleLevel.Must,
        Title = "Headers of the attributes",
        Requirement = "Type, Revision and Size are right for each attributes structure (AMB-06).",
        Source = "RAttr, GAttr",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private static readonly RuleDescriptor OldAttributes = new()
    {
        Id = "ATTR-011",
        Level = RuleLevel.Must,
        Title = "Attributes of the declared version",
        Requirement = "Drivers of NDIS 6.20 and later give general attributes of revision 2, of 6.30 and later "
            + "registration attributes of revision 2. Judged in the strict profile; an older revision is a note "
            + "elsewhere (AMB-06).",
        Source = "VerN",
        Why = Consequence.StructureMisread,
        AppliesTo = "runs with --strict, and attributes of the declared version in others",
        Preconditions = [TraceName.NdisMSetMiniportAttributes],
    };

    private static readonly RuleDescriptor Description = new()
    {
        Id = "SGDMA-REG-005",
        Level = RuleLevel.Must,
        Title = "Header of the DMA description",
        Requirement = "Header.Type is that of the description, Revision one that the host knows, Size at least that "
            + "of the revision; sizeof is as good (AMB-06).",
        Source = "RegSG, HdrV",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor NblPool = new()
    {
        Id = "POOL-001",
        Level = RuleLevel.Must,
        Title = "Header of the NBL pool parameters",
        Requirement = "Header.Type is DEFAULT, Revision one that the host knows, Size at least that of the revision "
            + "(AMB-06).",
        Source = "PoolP",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor NbPool = new()
    {
        Id = "POOL-002",
        Level = RuleLevel.Must,
        Title = "Header of the NB pool parameters",
        Requirement = "Header.Type is DEFAULT, Revision 1, Size at least that of the structure (AMB-06).",
        Source = "NbPA",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        AppliesTo = "NET_BUFFER pools",
        Preconditions = [TraceName.NdisAllocateNetBufferPool],
    };

    private static readonly RuleDescriptor Interrupt = new()
    {
        Id = "INT-002",
        Level = RuleLevel.Must,
        Title = "Interrupt characteristics",
        Requirement = "The header and the four line-interrupt handlers are valid (AMB-06).",
        Source = "IntR, IntCh",
        WindowsEquivalent = "0x7C/21",
        Why = Consequence.StructureMisread,
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    private static readonly RuleDescriptor Status = new()
    {
        Id = "LIFE-036",
        Level = RuleLevel.Must,
        Title = "The header of a status indication",
        Requirement = "Header.Type of NDIS_STATUS_INDICATION is STATUS_INDICATION, Revision 1, Size that of the "
            + "structure.",
        Source = "StatS, HdrV",
        Why = Consequence.StructureMisread,
        AppliesTo = "calls of NdisMIndicateStatusEx",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    private readonly OwnedRule _characteristics = context.Rules.Own(Characteristics);
    private readonly OwnedRule _attributes = context.Rules.Own(Attributes);
    private readonly OwnedRule _oldAttributes = context.Rules.Own(OldAttributes);
    private readonly OwnedRule _description = context.Rules.Own(Description);
    private readonly OwnedRule _nblPool = context.Rules.Own(NblPool);
    private readonly OwnedRule _nbPool = context.Rules.Own(NbPool);
    private readonly OwnedRule _interrupt = context.Rules.Own(Interrupt);
    private readonly OwnedRule _status = context.Rules.Own(Status);
    [Kept]
    private uint _hostMinor = MinorOf(context.Options.HostVersion);
    private uint _driverMinor;

    // Texts depend on nothing of a run.
    [Kept]
    private readonly Dictionary<(HeaderLayout Layout, ulong Given, ulong Demanded, uint Driver), string?> _notes = [];

    public static RuleDescriptor[] Rules =>
    [
        Characteristics, Attributes, OldAttributes, Description, NblPool, NbPool, Interrupt, Status,
    ];

    // The options may have changed.
    partial void OnReset() => _hostMinor = MinorOf(context.Options.HostVersion);

    public void Subscribe(Subscriptions events)
    {
        HeaderLayout registration = RegistrationAttributes();
        HeaderLayout general = GeneralAttributes();
        events.OnReturn(
            TraceName.NdisGetVersion, (in e) => _hostMinor = MinorOf(new NdisGetVersionReturn(in e).Result));
        events.OnCall(TraceName.NdisMRegisterMiniportDriver, NoteVersion);
        events.OnCall(
            TraceName.NdisMSetMiniportAttributes,
            (in e) => Check(e, new NdisMSetMiniportAttributesCall(in e).Overload == 1 ? general : registration));
        events.OnCall(TraceName.NdisMRegisterInterruptEx, CheckInterruptHandlers);
        foreach (HeaderLayout layout in OtherStructures())
        {
            events.OnCall(layout.Ddi, (in e) => Check(e, layout));
        }
    }

    private HeaderLayout RegistrationAttributes() => new(
        TraceName.NdisMSetMiniportAttributes,
        nameof(NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES),
        NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
        _attributes,
        _oldAttributes,
        new HeaderRevision(1, NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1, 0),
        new HeaderRevision(2, NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2, 30, true));

    private HeaderLayout GeneralAttributes() => new(
        TraceName.NdisMSetMiniportAttributes,
        nameof(NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES),
        NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
        _attributes,
        _oldAttributes,
        new HeaderRevision(1, NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1, 0),
        new HeaderRevision(2, NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2, 20, true));

    private IEnumerable<HeaderLayout> OtherStructures() =>
    [
        new(
            TraceName.NdisMRegisterMiniportDriver,
                nameof(NDIS_MINIPORT_DRIVER_CHARACTERISTICS),
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            _characteristics,
            _characteristics,
            new HeaderRevision(1, NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1, 0),
            new HeaderRevision(2, NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2, 1, true),
            new HeaderRevision(3, NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3, 80, true)),
        new(
            TraceName.NdisMRegisterScatterGatherDma,
                nameof(NDIS_SG_DMA_DESCRIPTION),
            NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
            _description,
            _description,
            new HeaderRevision(1, NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1, 0),
            new HeaderRevision(2, 48, 85)),
        new(
            TraceName.NdisAllocateNetBufferListPool,
                nameof(NET_BUFFER_LIST_POOL_PARAMETERS),
            NDIS_OBJECT_TYPE_DEFAULT,
            _nblPool,
            _nblPool,
            new HeaderRevision(1, NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1, 0),
            new HeaderRevision(2, 20, 87)),
        new(
            TraceName.NdisAllocateNetBufferPool,
                nameof(NET_BUFFER_POOL_PARAMETERS),
            NDIS_OBJECT_TYPE_DEFAULT,
            _nbPool,
            _nbPool,
            new HeaderRevision(1, NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1, 0)),
        new(
            TraceName.NdisMRegisterInterruptEx,
                nameof(NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS),
            NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
            _interrupt,
            _interrupt,
            new HeaderRevision(1, NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1, 0)),
        new(
            TraceName.NdisMIndicateStatusEx,
                nameof(NDIS_STATUS_INDICATION),
            NDIS_OBJECT_TYPE_STATUS_INDICATION,
            _status,
            _status,
            new HeaderRevision(1, NDIS_SIZEOF_STATUS_INDICATION_REVISION_1, 0)),
    ];

    private static (uint Type, uint Revision, uint Size) HeaderOf(in TraceEvent e)
    {
        switch (e.Name)
        {
            case TraceName.NdisMRegisterMiniportDriver:
                NdisMRegisterMiniportDriverCall driver = new(in e);
                return (driver.Type, driver.Revision, driver.Size);
            case TraceName.NdisMSetMiniportAttributes:
                NdisMSetMiniportAttributesCall attributes = new(in e);
                return (attributes.Type, attributes.Revision, attributes.Size);
            case TraceName.NdisMRegisterScatterGatherDma:
                NdisMRegisterScatterGatherDmaCall channel = new(in e);
                return (channel.Type, channel.Revision, channel.Size);
            case TraceName.NdisAllocateNetBufferListPool:
                NdisAllocateNetBufferListPoolCall lists = new(in e);
                return (lists.Type, lists.Revision, lists.Size);
            case TraceName.NdisAllocateNetBufferPool:
                NdisAllocateNetBufferPoolCall buffers = new(in e);
                return (buffers.Type, buffers.Revision, buffers.Size);
            case TraceName.NdisMRegisterInterruptEx:
                NdisMRegisterInterruptExCall interrupt = new(in e);
                return (interrupt.Type, interrupt.Revision, interrupt.Size);
            case TraceName.NdisMIndicateStatusEx:
                NdisMIndicateStatusExCall status = new(in e);
                return (status.Type, status.Revision, status.Size);
            default:
                throw new InvalidOperationException($"{e.Name} shows no header");
        }
    }

    private static uint MinorOf(uint version) => version == 0 ? NewestMinor : version & 0xFFFF;

    private void NoteVersion(in TraceEvent e) => _driverMinor = new NdisMRegisterMiniportDriverCall(in e).Minor;

    private void Check(in TraceEvent e, HeaderLayout layout)
    {
        (uint type, uint revision, uint size) = HeaderOf(e);
        HeaderRevision? known = null;
        HeaderRevision demanded = layout.Revisions[0];
        uint newest = NewestKnown(layout);
        foreach (HeaderRevision candidate in layout.Revisions)
        {
            known = candidate.Revision == revision && candidate.Since <= newest ? candidate : known;
            demanded = candidate.IsDemanded && candidate.Since <= _driverMinor ? candidate : demanded;
        }

        layout.Rule.Exercise();
        if (type != layout.Type)
        {
            Report(
                layout.Rule,
                e,
                $"Header.Type 0x{layout.Type:X2} in {layout.Structure}",
                $"{e.Name} got Header.Type 0x{type:X2}");
        }
        else if (known is null)
        {
            Report(
                layout.Rule,
                e,
                $"a revision of {layout.Structure} that this host knows",
                $"{e.Name} got Header.Revision {revision} on NDIS 6.{newest}");
        }
        else if (size < known.Size)
        {
            Report(
                layout.Rule,
                e,
                $"Header.Size of at least {known.Size} for revision {revision} of {layout.Structure}",
                $"{e.Name} got Header.Size {size}");
        }
        else
        {
            CheckAge(e, layout, known, demanded);
        }
    }

    /// <summary>
    /// The version whose revisions count. Characteristics go with the version that they declare: an older host refuses
    /// that version, and the header is right all the same.
    /// </summary>
    private uint NewestKnown(HeaderLayout layout)
        => layout.Rule == _characteristics ? Math.Max(_hostMinor, _driverMinor) : _hostMinor;

    private void CheckAge(in TraceEvent e, HeaderLayout layout, HeaderRevision given, HeaderRevision demanded)
    {
        if (context.Options.StrictHeaders && layout.OldRule != layout.Rule)
        {
            layout.OldRule.Exercise();
        }

        if (given.Revision >= demanded.Revision)
        {
            return;
        }

        if (context.Options.StrictHeaders)
        {
            Report(
                layout.OldRule, e, $"revision {demanded.Revision} of {layout.Structure}", Age(layout, given, demanded));
        }
        else
        {
            context.Rules.Note(ObjectOf(e), e.Sequence, NoteOf(layout, given, demanded));
        }
    }

    /// <summary>The text of a note. Most drivers get the same notes in each run.</summary>
    private string NoteOf(HeaderLayout layout, HeaderRevision given, HeaderRevision demanded)
    {
        ref string? text = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _notes, (layout, given.Revision, demanded.Revision, _driverMinor), out _);
        return text ??= Invariant(Age(layout, given, demanded));
    }

    private FormattableString Age(HeaderLayout layout, HeaderRevision given, HeaderRevision demanded)
        => $"{layout.Structure} has revision {given.Revision} where NDIS 6.{_driverMinor} has {demanded.Revision}";

    private void CheckInterruptHandlers(in TraceEvent e)
    {
        ulong missing = new NdisMRegisterInterruptExCall(in e).Missing;
        if (missing != 0)
        {
            Report(
                _interrupt,
                e,
                $"the four line-interrupt handlers in NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS",
                $"NdisMRegisterInterruptEx got NULL as {FirstOf(missing)}");
        }
    }

    private static string FirstOf(ulong missing)
        => InterruptHandlers[Math.Min(BitOperations.TrailingZeroCount(missing), InterruptHandlers.Length - 1)];

    private static TraceObject ObjectOf(in TraceEvent e)
        => e.Subject.Kind is ObjectKind.Adapter or ObjectKind.Driver ? e.Subject : default;

    private static void Report(OwnedRule rule, in TraceEvent e, FormattableString expected, FormattableString actual)
        => rule.Report(
            ObjectOf(e),
            0,
            e.Sequence,
            Invariant(expected),
            Invariant(actual));
}
