using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("restart-allocates-again", typeof(RestartAllocatesAgain))]

namespace FieldMiniports;

/// <summary>
/// Each restart allocates a block, and the halt frees the last one only.
/// </summary>
public sealed class RestartAllocatesAgain : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private PVOID _log;

        public override NDIS_STATUS Restart()
        {
            PVOID log = Ndis.NdisAllocateMemoryWithTagPriority(Handle, 256, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (log == null)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _log = log;
            return base.Restart();
        }

        protected override void Release()
        {
            if (_log != null)
            {
                Ndis.NdisFreeMemory(_log, 0, 0);
            }

            base.Release();
        }
    }
}
