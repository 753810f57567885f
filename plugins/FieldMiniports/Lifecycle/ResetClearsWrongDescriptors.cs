using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reset-clears-wrong-descriptors", typeof(ResetClearsWrongDescriptors))]

namespace FieldMiniports;

/// <summary>
/// A reset clears as many descriptors as the NIC had, but counts them from the start of the ring: those that the NIC
/// really had keep OWN, and their old frames go out again when the NIC comes to them.
/// </summary>
public sealed class ResetClearsWrongDescriptors : ResettableDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : ResettableTransmitPath(adapter)
    {
        private const uint FlagsOffset = 12;

        protected override void EndAll()
        {
            for (uint i = 0; i < InUse; i++)
            {
                (Ring.Block.VirtualAddress + (i * TransmitRing.DescriptorBytes)).Write(0u, FlagsOffset);
            }

            for (; InUse > 0; InUse--)
            {
                Finish(Owners[Take], NDIS_STATUS_RESET_IN_PROGRESS);
                Take = (Take + 1) % Ring.Count;
                Ended++;
            }

            (Put, Take) = (0, 0);
        }
    }
}
