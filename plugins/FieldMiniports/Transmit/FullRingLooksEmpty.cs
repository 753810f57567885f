using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("full-ring-looks-empty", typeof(FullRingLooksEmpty))]

namespace FieldMiniports;

/// <summary>
/// A copying driver compares put and take to see whether the NIC has anything: a full ring looks empty and is
/// overwritten.
/// </summary>
public sealed class FullRingLooksEmpty : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Reap()
        {
            InUse = Put == Take ? 0 : (Put + Ring.Count - Take) % Ring.Count;
            base.Reap();
        }
    }
}
