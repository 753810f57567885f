using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receive-objects-remade-at-restart", typeof(ReceiveObjectsRemadeAtRestart))]

namespace OddMiniports.Receive;

/// <summary>
/// Frees and allocates its pool, MDLs and lists anew in each MiniportRestart. Without memory the restart fails.
/// Legal: MiniportRestart: NDIS_STATUS_RESOURCES; nothing is indicated in Paused.
/// </summary>
public sealed class ReceiveObjectsRemadeAtRestart : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new RemakingAdapter(this, ndis, adapterHandle, version);

    private sealed class RemakingAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
            => ((Path)Receive).Remake() ? base.Restart() : NDIS_STATUS.NDIS_STATUS_RESOURCES;
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <summary>Makes all objects anew; false if there is no memory. The gate is shut.</summary>
        public bool Remake()
        {
            for (uint i = 0; i < _bufferCount; i++)
            {
                DestroyObjects(_buffers[i]!);
            }

            FreePool();
            bool isMade = CreatePool();
            for (uint i = 0; isMade && i < _bufferCount; i++)
            {
                isMade = CreateObjects(_buffers[i]!);
            }

            return isMade;
        }

        /// <inheritdoc/>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            base.DestroyObjects(buffer);
            (buffer.NetBufferList, buffer.Mdl) = (null, null);
        }

        /// <inheritdoc/>
        protected override void FreePool()
        {
            base.FreePool();
            _pool = default;
        }
    }
}
