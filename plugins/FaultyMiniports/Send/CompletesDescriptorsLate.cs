using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("dev-001-completes-descriptors-late", typeof(CompletesDescriptorsLate))]
[assembly: FaultyMiniport("dev-001-completes-descriptors-late", "DEV-001", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Writes the addresses of descriptors in its DPC, long after it gave the descriptors to the NIC.</summary>
public sealed class CompletesDescriptorsLate : PostFollower
{
    private const uint DescriptorBytes = 16;
    private readonly Dictionary<uint, ulong> _addresses = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void OnPosting()
    {
        foreach (TransmitSlot slot in Slots.Where(slot => slot.State == TransmitSlotState.Posted))
        {
            PVOID descriptor = DescriptorAt(slot.LastDescriptor);
            if (_addresses.TryAdd(slot.LastDescriptor, descriptor.Read<ulong>()))
            {
                descriptor.Write(0ul); // wrong step, seen in PostFollower.NdisWriteRegisterUlong
            }
        }
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_INTERRUPT_DPC dpc = miniportInterruptCharacteristics.InterruptDpcHandler!;
        miniportInterruptCharacteristics.InterruptDpcHandler = (context, dpcContext, throttle, reserved) =>
        {
            foreach ((uint index, ulong address) in _addresses)
            {
                DescriptorAt(index).Write(address);
            }

            _addresses.Clear();
            dpc(context, dpcContext, throttle, reserved);
        };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }

    private PVOID DescriptorAt(uint index)
        => Adapter.Transmit.Ring.Block.VirtualAddress + (index * DescriptorBytes);
}
