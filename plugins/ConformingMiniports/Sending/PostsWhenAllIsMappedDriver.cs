using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Gives the NIC nothing while any frame that was taken in still waits for its list. Where map registers are short that
/// list comes when others have given theirs back.
/// </summary>
public sealed class PostsWhenAllIsMappedDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new PatientPath(adapter);

    private sealed class PatientPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Post()
        {
            for (uint number = _toPost; number != _next; number++)
            {
                if (Slot(number).State == TransmitSlotState.Preparing)
                {
                    return;
                }
            }

            base.Post();
        }
    }
}
