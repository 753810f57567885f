using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>How objects and arguments are written, everywhere in the house.</summary>
public static class TraceText
{
    private static readonly string[] KindNames =
    [
        "none", "driver", "adapter", "dma", "pool", "nbpool", "int", "nbl", "nb", "mdl", "sg", "shm", "mem", "io",
        "lock", "event", "ctx", "frame", "cancel", "sys", "oid", "oidbuffer",
        "throttle", "pnp", "wrapper", "pktpool", "bufpool", "packet",
    ];

    private const byte HighLevel = 15;

    public static string Kind(ObjectKind kind) => KindNames[(int)kind];

    /// <summary>
    /// An object as <c>nbl#3</c>, with its state where it is not simply alive: <c>sg#2(released)</c>.
    /// </summary>
    public static string Object(TraceObject value) => value.State switch
    {
        ObjectState.Null => "NULL",
        ObjectState.Unknown => value.Kind == ObjectKind.None ? "?" : Kind(value.Kind) + "?",
        ObjectState.Released => Named(value) + "(released)",
        ObjectState.Interior => Named(value) + "(inside)",
        _ => value.Kind == ObjectKind.None ? "-" : Named(value),
    };

    public static string Argument(TraceType type, ulong value) => type switch
    {
        TraceType.Obj => Object(new TraceObject(value)),
        TraceType.Dec => value.ToString(CultureInfo.InvariantCulture),
        TraceType.Hex => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}"),
        TraceType.Bool => value != 0 ? "TRUE" : "FALSE",
        TraceType.Status => Status((NDIS_STATUS)(uint)value),
        TraceType.Name => ((TraceName)value).ToString(),
        TraceType.Kind => Kind((ObjectKind)value),
        TraceType.State => ((AdapterState)value).ToString(),
        TraceType.Stale => ((StaleReason)value).ToString(),
        TraceType.Fault => ((FaultReason)value).ToString(),
        TraceType.Match => ((WireMatch)value).ToString(),
        TraceType.Lock => ((LockReason)value).ToString(),
        TraceType.Request => ((NDIS_REQUEST_TYPE)value).ToString(),
        TraceType.Storage => value == (ulong)ListStorage.Caller ? "caller" : "ndis",
        _ => Term(type, value),
    };

    /// <summary>An argument as findings and full traces write it: by its name, if it has one.</summary>
    public static string InFull(TraceType type, ulong value) => type switch
    {
        TraceType.Halt => ((NDIS_HALT_ACTION)value).ToString(),
        TraceType.Shutdown => ((NDIS_SHUTDOWN_ACTION)value).ToString(),
        TraceType.PnpEvent => ((NDIS_DEVICE_PNP_EVENT)value).ToString(),
        TraceType.Connection => ((NDIS_MEDIA_CONNECT_STATE)value).ToString(),
        TraceType.Medium => ((NDIS_MEDIUM)value).ToString(),
        TraceType.Irql => Irql((byte)value),
        TraceType.Oid => Constants.Oid((uint)value),
        TraceType.HeaderType => Constants.ObjectType((uint)value),
        TraceType.Speed when value == NDIS.NDIS_LINK_SPEED_UNKNOWN => nameof(NDIS.NDIS_LINK_SPEED_UNKNOWN),
        TraceType.Lists when value == NDIS.NDIS_INDICATE_ALL_NBLS => nameof(NDIS.NDIS_INDICATE_ALL_NBLS),
        TraceType.Speed or TraceType.Lists => value.ToString(CultureInfo.InvariantCulture),
        TraceType.Header => string.Create(
            CultureInfo.InvariantCulture,
            $"{Constants.ObjectType((byte)value)} revision {(byte)(value >> 8)} size {(ushort)(value >> 16)}"),
        TraceType.Sequence => string.Create(CultureInfo.InvariantCulture, $"#{value}"),
        TraceType.Tag => Tag((uint)value),
        TraceType.Handlers => EntryPointNames.Given(value),
        TraceType.Unset => value switch
        {
            1 => "QueueDefaultInterruptDpc",
            2 => "TargetProcessors",
            _ => "QueueDefaultInterruptDpc+TargetProcessors",
        },
        _ => Argument(type, value),
    };

    /// <summary>An IRQL by its documented name; a device's by its number as well.</summary>
    public static string Irql(byte irql) => irql switch
    {
        NDIS.PASSIVE_LEVEL => nameof(NDIS.PASSIVE_LEVEL),
        NDIS.APC_LEVEL => nameof(NDIS.APC_LEVEL),
        NDIS.DISPATCH_LEVEL => nameof(NDIS.DISPATCH_LEVEL),
        HighLevel => "HIGH_LEVEL",
        _ => string.Create(CultureInfo.InvariantCulture, $"DIRQL {irql}"),
    };

    /// <summary>A status by its documented name, or its number.</summary>
    public static string Status(NDIS_STATUS status) => Enum.IsDefined(status)
        ? status.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"0x{(uint)status:X8}");

    private static string Term(TraceType type, ulong value) => type switch
    {
        TraceType.Owner => ((OwnerCode)value).ToString(),
        TraceType.CallersMember => ((CallersMember)value).ToString(),
        TraceType.MappedMember => ((MappedMember)value).ToString(),
        TraceType.Checkpoint => ((Checkpoint)value).ToString(),
        TraceType.Operation => ((Operation)value).ToString(),
        TraceType.Pointer => ((SgPointer)value).ToString(),
        TraceType.Role => ((SgRole)value).ToString(),
        TraceType.Answer => ((PacketAnswer)value).ToString(),
        TraceType.Frame => ((FrameMatch)value).ToString(),
        TraceType.Boundary => ((AccessEnd)value).ToString(),
        TraceType.Shortage => ((Shortage)value).ToString(),
        TraceType.Audience => ((FrameAudience)value).ToString(),
        TraceType.Address => ((AddressClass)value).ToString(),
        _ => string.Empty,
    };

    /// <summary>Four characters, as a debugger shows them, where they can be read.</summary>
    private static string Tag(uint tag)
    {
        Span<byte> characters = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(characters, tag);
        foreach (byte character in characters)
        {
            if (character is < (byte)' ' or > (byte)'~')
            {
                return string.Create(CultureInfo.InvariantCulture, $"0x{tag:X8}");
            }
        }

        return $"'{Encoding.ASCII.GetString(characters)}'";
    }

    private static string Named(TraceObject value)
        => string.Create(CultureInfo.InvariantCulture, $"{Kind(value.Kind)}#{value.Number}");
}
