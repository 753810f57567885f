using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The receive throttle parameters of a DPC, one structure for each processor. They are the driver's while the DPC
/// runs. One per machine.
/// </summary>
[Resets]
internal sealed partial class ReceiveThrottle(
    SimulatedPc pc, MemoryObjects objects, HostSetup setup, CurrentAdapter current)
{
    private readonly uint[] _offsets = new uint[pc.ProcessorCount];

    /// <summary>
    /// What a DPC gets that begins on a processor; NULL for drivers of NDIS 6.1 and earlier, for which the argument is
    /// reserved.
    /// </summary>
    public PVOID Begin(int processor)
    {
        if (current.Object is not { HasReceiveThrottle: true })
        {
            return default;
        }

        uint offset = OffsetOf(processor);
        pc.Memory.Unlock(offset, NDIS_RECEIVE_THROTTLE_PARAMETERS.Bytes);
        pc.Memory.Write(offset + NDIS_RECEIVE_THROTTLE_PARAMETERS.MaximumOffset, Limit);
        pc.Memory.Write(offset + NDIS_RECEIVE_THROTTLE_PARAMETERS.FlagsOffset, 0u);
        return objects.AddressAt(offset);
    }

    /// <summary>Whether the DPC that ends on a processor has more to indicate.</summary>
    public bool End(int processor)
    {
        uint offset = _offsets[processor];
        if (offset == 0)
        {
            return false;
        }

        pc.Memory.Lock(offset, NDIS_RECEIVE_THROTTLE_PARAMETERS.Bytes);
        return (pc.Memory.Read<uint>(offset + NDIS_RECEIVE_THROTTLE_PARAMETERS.FlagsOffset) & 1) != 0;
    }

    /// <summary>The most lists that a DPC may indicate.</summary>
    public uint Limit => setup.Options.MaxNblsToIndicate;

    private uint OffsetOf(int processor)
    {
        if (_offsets[processor] == 0)
        {
            ulong tag = new BlockTag(ObjectKind.Throttle, objects.NextNumber(ObjectKind.Throttle), isProtocol: true)
                .Packed;
            uint offset = pc.Memory.Allocate(NDIS_RECEIVE_THROTTLE_PARAMETERS.Bytes, tag);
            _offsets[processor] = offset != 0
                ? offset
                : throw new HarnessDefectException("no memory is left for receive throttle parameters");
        }

        return _offsets[processor];
    }
}
