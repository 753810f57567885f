using LegacyMiniport;
using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>Throws the first frame after a reset away, as a driver does whose NIC may have it from before.</summary>
public sealed class DropsFrameAfterResetDriver() : LegacyVariant(isDeserialized: true)
{
    private Path? _path;

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => _path = new Path(adapter);

    /// <inheritdoc/>
    protected override void Change(
        ref NDIS_MINIPORT_CHARACTERISTICS characteristics, Func<NDIS_HANDLE, Adapter> adapterOf)
    {
        W_RESET_HANDLER reset = characteristics.ResetHandler!;
        characteristics.ResetHandler = (out bool addressingReset, NDIS_HANDLE context) =>
        {
            _path!.DropsNext = true;
            return reset(out addressingReset, context);
        };
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        public bool DropsNext { get; set; }

        protected override void Indicate(uint count, uint lent)
        {
            if (!DropsNext || count != 1)
            {
                base.Indicate(count, lent);
                return;
            }

            DropsNext = false;
            Recycle(_batch[0]);
        }
    }
}
