using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports.Legacy;

/// <summary>
/// The receives of the model driver with Indicate in pieces. As it stands, it does exactly what the model driver does.
/// </summary>
public class FieldReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <inheritdoc/>
    protected override void Indicate(uint count, uint lent)
    {
        for (uint i = 0; i < count; i++)
        {
            DescribeFrame(_batch[i], i < lent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
            _packets[i] = _batch[i].Packet;
        }

        adapter.Ndis.NdisMIndicateReceivePacket(adapter.Handle, _packets.AsSpan(0, (int)count));
        for (uint i = 0; i < count; i++)
        {
            if (i >= lent || IsReleased(_packets[i]))
            {
                Recycle(_batch[i]);
            }
        }
    }

    /// <summary>Makes the packet of a buffer describe the frame in it.</summary>
    protected virtual void DescribeFrame(ReceiveBuffer buffer, NDIS_STATUS status) => Describe(buffer, status);
}
