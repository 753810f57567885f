using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reset-restores-filter-only", typeof(ResetRestoresFilterOnly))]

namespace FieldMiniports;

/// <summary>
/// A reset puts the packet filter back and tells NDIS that there is nothing to set again, but the NIC has lost its
/// multicast list as well.
/// </summary>
public sealed class ResetRestoresFilterOnly : ResettableDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Registers(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Registers(INdis ndis, NDIS_HANDLE handle) : ResettableNic(ndis, handle)
    {
        private uint _filter;

        public override void SetReceiveFilter(uint filter)
        {
            _filter = filter;
            base.SetReceiveFilter(filter);
        }

        public void RestoreReceiveFilter() => base.SetReceiveFilter(_filter);
    }

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : ResettableAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Reset(out bool addressingReset)
        {
            NDIS_STATUS status = base.Reset(out addressingReset);
            if (status == NDIS_STATUS_SUCCESS)
            {
                ((Registers)Nic).RestoreReceiveFilter();
                addressingReset = false;
            }

            return status;
        }
    }
}
