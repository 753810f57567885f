using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-unmapped-at-removal", typeof(RegistersUnmappedAtRemoval))]

namespace FieldMiniports;

/// <summary>
/// When the NIC was pulled out its registers are unmapped at once, because they are good for nothing any more. The
/// interrupt is registered until the halt: ISR and DPC still read them when a neighbour on the line raises its own.
/// </summary>
public sealed class RegistersUnmappedAtRemoval : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new NicPart(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override void OnPnPEvent()
        {
            base.OnPnPEvent();
            if (IsGone)
            {
                Nic.Unmap();
            }
        }
    }

    /// <summary>What pause, requests, halt and shutdown use knows that there may be no registers.</summary>
    private sealed class NicPart(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        public override bool IsGone => _registers == null || base.IsGone;

        public override void MaskInterrupt()
        {
            if (_registers != null)
            {
                base.MaskInterrupt();
            }
        }

        public override void UnmaskInterrupt()
        {
            if (_registers != null)
            {
                base.UnmaskInterrupt();
            }
        }

        public override void RingTransmitDoorbell()
        {
            if (_registers != null)
            {
                base.RingTransmitDoorbell();
            }
        }
    }
}
