using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("speed-kept-while-down", typeof(SpeedKeptWhileDown))]

namespace FieldMiniports;

/// <summary>
/// The indication that the link went down still names the speed of the link.
/// </summary>
public sealed class SpeedKeptWhileDown : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override ulong LinkSpeed => GigabitPerSecond;

        protected override uint DuplexState => DuplexFull;
    }
}
