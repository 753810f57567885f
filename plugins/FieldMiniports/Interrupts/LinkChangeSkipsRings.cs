using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("link-change-skips-rings", typeof(LinkChangeSkipsRings))]

namespace FieldMiniports;

/// <summary>
/// A DPC that finds a change of the link reports it and is done: all causes are cleared, but the rings are not
/// looked at.
/// </summary>
public sealed class LinkChangeSkipsRings : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            bool hasMore = false;
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }
            else
            {
                Transmit.Service();
                hasMore = ReceiveThrottled(receiveThrottleParameters);
            }

            if (!hasMore)
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
