using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("halt-frees-before-deregistering", typeof(HaltFreesBeforeDeregistering))]

namespace FieldMiniports;

/// <summary>
/// The halt frees what the DPC uses before it deregisters the interrupt.
/// </summary>
public sealed class HaltFreesBeforeDeregistering : FieldDriver
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
            Gate.WaitUntilEmpty();
            ReleasePaths();
            DeregisterInterrupt();
            DeregisterDma();
            Nic.Unmap();
            Gate.Free();
            Ndis.Unpin(Context);
        }
    }
}
