using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What MiniportProcessSGList gets as pDO and Reserved, and a driver never touches: SGDMA-CB-005.</content>
public partial class NdisHost
{
    private const uint IgnoredBytes = 64;
    private readonly uint _ignoredPdo;
    private readonly uint _ignoredReserved;

    /// <summary>Memory that is never the driver's: whoever looks into it is seen.</summary>
    private uint AllocateIgnored()
    {
        uint offset = Memory.Allocate(
            IgnoredBytes, new BlockTag(ObjectKind.System, NextNumber(ObjectKind.System)).Packed);
        if (offset == 0)
        {
            throw new HarnessDefectException("no memory is left for the arguments of MiniportProcessSGList");
        }

        Memory.Lock(offset, IgnoredBytes);
        return offset;
    }

    /// <summary>What a number names where a handle is due: one of these addresses, or nothing.</summary>
    private TraceObject IgnoredArgument(ulong value)
    {
        foreach (uint offset in new[] { _ignoredPdo, _ignoredReserved })
        {
            if (value == Memory.AddressOf(offset))
            {
                return BlockObject(AddressAt(offset));
            }
        }

        return TraceObject.Unknown(ObjectKind.None);
    }
}
