using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Addresses of what MDLs describe, and irregular accesses of the driver.</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority)
    {
        TraceEvent call = NewCall(TraceName.MmGetSystemAddressForMdlSafe);
        call.Arguments[0] = Locate(mdl, out _).Packed;
        Begin(ref call);
        bool fails = mdl == null || Choose(HostChoice.Failure, (uint)call.Name, 2) == 1;
        PVOID address = fails ? default : mdl.MappedSystemVa;
        End(call, address == null ? 0u : 1);
        return address;
    }

    /// <inheritdoc/>
    public PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress)
    {
        TraceEvent call = NewCall(TraceName.MmGetPhysicalAddress);
        call.Arguments[0] = BlockObject(baseAddress).Packed;
        Begin(ref call);
        ulong address = Memory.Contains(baseAddress.Value)
            ? Memory.PhysicalAddressOf(baseAddress.Reference.Offset)
            : 0;
        End(call);
        return new PHYSICAL_ADDRESS(address);
    }

    /// <summary>The block that a pointer lies in, wherever in it.</summary>
    private TraceObject BlockObject(PVOID pointer)
    {
        TraceObject named = Locate(pointer.Reference, ObjectKind.Memory, out _);
        return named.State == ObjectState.Interior ? named.As(ObjectState.Live) : named;
    }
}
