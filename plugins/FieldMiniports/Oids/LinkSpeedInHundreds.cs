using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("link-speed-in-hundreds", typeof(LinkSpeedInHundreds))]

namespace FieldMiniports;

/// <summary>
/// The speed of the link is indicated in units of 100 bits per second, as NDIS 5 wanted it; the attributes have
/// it right.
/// </summary>
public sealed class LinkSpeedInHundreds : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const ulong Unit = 100;

        protected override NDIS_LINK_STATE LinkState()
        {
            NDIS_LINK_STATE state = base.LinkState();
            if (_isLinkUp)
            {
                state.XmitLinkSpeed = GigabitPerSecond / Unit;
                state.RcvLinkSpeed = GigabitPerSecond / Unit;
            }

            return state;
        }
    }
}
