using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("old-filter-restored-after-promiscuous", typeof(OldFilterRestoredAfterPromiscuous))]

namespace FieldMiniports;

/// <summary>
/// When the packet filter is no longer promiscuous the filter from before is put back, not the new one.
/// </summary>
public sealed class OldFilterRestoredAfterPromiscuous : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private uint _before;
        private uint _current;

        public override void SetReceiveFilter(uint filter)
        {
            bool wasPromiscuous = (_current & NDIS_PACKET_TYPE_PROMISCUOUS) != 0;
            bool isPromiscuous = (filter & NDIS_PACKET_TYPE_PROMISCUOUS) != 0;
            if (isPromiscuous && !wasPromiscuous)
            {
                _before = _current;
            }

            _current = wasPromiscuous && !isPromiscuous ? _before : filter;
            base.SetReceiveFilter(_current);
        }
    }
}
