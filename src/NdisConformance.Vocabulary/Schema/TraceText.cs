using System.Globalization;
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
        _ => string.Empty,
    };

    /// <summary>A status by its documented name, or its number.</summary>
    public static string Status(NDIS_STATUS status) => Enum.IsDefined(status)
        ? status.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"0x{(uint)status:X8}");

    private static string Named(TraceObject value)
        => string.Create(CultureInfo.InvariantCulture, $"{Kind(value.Kind)}#{value.Number}");
}
