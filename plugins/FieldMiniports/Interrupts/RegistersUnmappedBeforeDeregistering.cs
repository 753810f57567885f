using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("registers-unmapped-before-deregistering", typeof(RegistersUnmappedBeforeDeregistering))]

namespace FieldMiniports;

/// <summary>
/// The halt stops the NIC, unmaps its registers and then deregisters the interrupt: the ISR, called for a neighbour
/// on the line in between, reads registers that are not there any more.
/// </summary>
public sealed class RegistersUnmappedBeforeDeregistering : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void Release()
        {
            _isReleasing = true;
            StopInterrupt();
            Nic.Reset();
            Nic.Unmap();
            DeregisterInterrupt();
            Gate.WaitUntilEmpty();

            ReleasePaths();
            DeregisterDma();
            Gate.Free();
            Ndis.Unpin(Context);
        }
    }
}
