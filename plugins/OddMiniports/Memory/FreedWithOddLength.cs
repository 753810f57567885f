using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("freed-with-odd-length", typeof(FreedWithOddLength))]

namespace OddMiniports.Memory;

/// <summary>
/// Gives any length to NdisFreeMemory. Legal: NdisFreeMemory: Length is ignored.
/// </summary>
public sealed class FreedWithOddLength : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void DestroyListBuffer(TransmitSlot slot)
        {
            if (slot.ListBuffer != null)
            {
                Ndis.NdisFreeMemory(slot.ListBuffer, slot.ListBufferSize + 7, 0);
            }
        }
    }
}
