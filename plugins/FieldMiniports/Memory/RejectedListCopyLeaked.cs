using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("rejected-list-copy-leaked", typeof(RejectedListCopyLeaked))]

namespace FieldMiniports;

/// <summary>
/// The driver keeps a copy of the multicast list, made before the new list is checked: if the check refuses the
/// list, its copy is never freed.
/// </summary>
public sealed class RejectedListCopyLeaked : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Requests(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            ((Requests)Oids).Release();
        }
    }

    private sealed class Requests(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;
        private PVOID _list;

        public void Release() => Replace(null);

        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            PVOID copy = null;
            uint length = set.InformationBufferLength;
            if (length > 0)
            {
                copy = _owner.Ndis.NdisAllocateMemoryWithTagPriority(
                    _owner.Handle, length, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
                if (copy == null)
                {
                    return NDIS_STATUS_RESOURCES;
                }

                copy.MoveFrom(set.InformationBuffer, length);
            }

            NDIS_STATUS status = base.SetMulticastList(set);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Replace(copy);
            }

            return status;
        }

        private void Replace(PVOID list)
        {
            if (_list != null)
            {
                _owner.Ndis.NdisFreeMemory(_list, 0, 0);
            }

            _list = list;
        }
    }
}
