using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("multicast-list-cleared-before-check", typeof(MulticastListClearedBeforeCheck))]

namespace FieldMiniports;

/// <summary>
/// The NIC's multicast list is emptied before the new one is checked: a bad request loses the list.
/// </summary>
public sealed class MulticastListClearedBeforeCheck : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            _owner.Nic.ClearMulticastList();
            return base.SetMulticastList(set);
        }
    }
}
