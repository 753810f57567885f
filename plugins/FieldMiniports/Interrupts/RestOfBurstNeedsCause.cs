using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("rest-of-burst-needs-cause", typeof(RestOfBurstNeedsCause))]

namespace FieldMiniports;

/// <summary>
/// The DPC looks at the receive ring only if the cause says so; when NDIS calls it again for the rest there is no
/// cause.
/// </summary>
public sealed class RestOfBurstNeedsCause : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new FieldNic(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            FieldNic nic = (FieldNic)Nic;
            uint causes = nic.Cause;
            nic.Cause = causes;
            if ((causes & 0x8) != 0)
            {
                ReportLink();
            }

            Transmit.Service();
            if ((causes & 0x2) == 0 || !ReceiveThrottled(receiveThrottleParameters))
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
