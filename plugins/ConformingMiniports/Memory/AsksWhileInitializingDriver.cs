using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Asks for more shared memory in MiniportInitializeEx and waits there for the answer. It runs without where there is
/// none.
/// </summary>
public sealed class AsksWhileInitializingDriver : GrowingPathDriver
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new EarlyPath(adapter);

    private sealed class EarlyPath(Adapter adapter) : GrowingPath(adapter, 10)
    {
        private readonly NDIS_EVENT _isAnswered = new();

        public override NDIS_STATUS Initialize()
        {
            Ndis.NdisInitializeEvent(_isAnswered);
            NDIS_STATUS status = base.Initialize();
            if (status == NDIS_STATUS_SUCCESS && Grow())
            {
                Ndis.NdisWaitEvent(_isAnswered, 0);
            }

            return status;
        }

        protected override void OnShort()
        {
        }

        protected override void OnQuiet()
        {
            base.OnQuiet();
            Ndis.NdisSetEvent(_isAnswered);
        }
    }
}
