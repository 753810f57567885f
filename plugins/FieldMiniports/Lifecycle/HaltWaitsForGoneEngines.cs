using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("halt-waits-for-gone-engines", typeof(HaltWaitsForGoneEngines))]

namespace FieldMiniports;

/// <summary>
/// The halt waits until the NIC says that its engines have stopped; a NIC that is gone reads as all ones and never
/// does.
/// </summary>
public sealed class HaltWaitsForGoneEngines : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new FieldNic(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void Release()
        {
            StopInterrupt();
            Nic.Reset();
            if (DmaHandle != null)
            {
                while (((FieldNic)Nic).HasRunningEngine)
                {
                    Ndis.NdisMSleep(1000);
                }
            }

            base.Release();
        }
    }
}
