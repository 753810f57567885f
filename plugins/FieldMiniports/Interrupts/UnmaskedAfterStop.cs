using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unmasked-after-stop", typeof(UnmaskedAfterStop))]

namespace FieldMiniports;

/// <summary>
/// The DPC unmasks the interrupt at its end, although the halt has masked it meanwhile on the other processor.
/// </summary>
public sealed class UnmaskedAfterStop : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override bool UnmaskIfWanted(NDIS_HANDLE context)
        {
            Nic.UnmaskInterrupt();
            return true;
        }
    }
}
