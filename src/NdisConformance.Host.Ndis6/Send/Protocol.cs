using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>The values that the protocol above writes into the members of what it sends.</summary>
internal static class Protocol
{
    /// <summary>The pointers that a protocol keeps for itself: they lead nowhere that a miniport knows.</summary>
    public const ulong Reserved = 0x0BAD_B10C_0BAD_B10C;

    // No kind of handle that the driver gets.
    private const byte Handles = 31;

    /// <summary>The binding, as SourceHandle.</summary>
    public static NDIS_HANDLE Binding { get; } = HandleTable.ToHandle((ObjectKind)Handles, 1);

    /// <summary>The pool of lists and NET_BUFFERs.</summary>
    public static NDIS_HANDLE Pool { get; } = HandleTable.ToHandle((ObjectKind)Handles, 2);

    /// <summary>NblFlags of a list.</summary>
    public static uint FlagsOf(bool isReadOnly) => isReadOnly ? NDIS.NDIS_NBL_FLAGS_SEND_READ_ONLY : 0;
}
