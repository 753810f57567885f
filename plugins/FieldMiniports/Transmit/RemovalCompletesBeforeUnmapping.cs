using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removal-completes-before-unmapping", typeof(RemovalCompletesBeforeUnmapping))]

namespace FieldMiniports;

/// <summary>
/// After a surprise removal the lists are completed first and their scatter/gather lists freed afterwards.
/// </summary>
public sealed class RemovalCompletesBeforeUnmapping : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        private uint _early;

        protected override void RetireFinished()
        {
            if (!Adapter.IsGone)
            {
                base.RetireFinished();
                return;
            }

            while (TakeFinished() is { } slot)
            {
                SCATTER_GATHER_LIST list = slot.List;
                NET_BUFFER frame = slot.NetBuffer;
                slot.List = null;
                Retire(slot);
                _early += base.CompleteFinished();
                if (list != null)
                {
                    Ndis.NdisDprReleaseSpinLock(_lock);
                    Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, frame);
                    Ndis.NdisDprAcquireSpinLock(_lock);
                }
            }
        }

        protected override uint CompleteFinished()
        {
            uint completed = base.CompleteFinished() + _early;
            _early = 0;
            return completed;
        }
    }
}
