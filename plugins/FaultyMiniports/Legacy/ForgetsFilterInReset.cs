using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-034-forgets-filter-in-reset", typeof(ForgetsFilterInReset), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-034-forgets-filter-in-reset", "NDIS5-034")]

namespace FaultyMiniports;

/// <summary>
/// Does not write the packet filter to the NIC that MiniportReset has reset, and sets AddressingReset to FALSE.
/// </summary>
public sealed class ForgetsFilterInReset : LegacyRegisterFollower
{
    private const uint ReceiveFilter = 0x50;
    private bool _isResetting;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        if (!_isResetting || register != Registers + ReceiveFilter)
        {
            Inner.NdisWriteRegisterUlong(register, data);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_RESET_HANDLER reset = characteristics.ResetHandler!;
        characteristics.ResetHandler = (out bool addressingReset, NDIS_HANDLE context) =>
        {
            _isResetting = true;
            NDIS_STATUS status = reset(out addressingReset, context);
            _isResetting = false;
            return status;
        };
    }
}
