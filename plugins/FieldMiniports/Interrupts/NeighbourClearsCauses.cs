using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("neighbour-clears-causes", typeof(NeighbourClearsCauses))]

namespace FieldMiniports;

/// <summary>
/// The ISR reads and clears the causes before it looks whether its interrupt is unmasked: a neighbour's interrupt
/// that comes while it is masked clears causes that nobody has noted.
/// </summary>
public sealed class NeighbourClearsCauses : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private uint _noted;

        public override bool IsInterrupting()
        {
            uint cause = Read(InterruptCause);
            if (cause == AllOnes)
            {
                return false;
            }

            Write(InterruptCause, cause);
            if ((cause & Read(InterruptMask)) == 0)
            {
                return false;
            }

            Interlocked.Or(ref _noted, cause);
            return true;
        }

        /// <inheritdoc/>
        public override bool AcknowledgeInterrupt()
        {
            bool isNew = base.AcknowledgeInterrupt();
            return (Interlocked.Exchange(ref _noted, 0) & LinkChange) != 0 || isNew;
        }
    }
}
