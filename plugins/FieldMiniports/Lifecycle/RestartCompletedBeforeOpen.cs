using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("restart-completed-before-open", typeof(RestartCompletedBeforeOpen))]

namespace FieldMiniports;

/// <summary>
/// MiniportRestart leaves its work to the DPC, which first completes the restart and then lets traffic in: sends that
/// come at once are refused, and a pause that comes at once is undone.
/// </summary>
public sealed class RestartCompletedBeforeOpen : DpcOidDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : DpcOidAdapter(ndis, handle, version, driver)
    {
        private int _isRestartPending;

        public override NDIS_STATUS Restart()
        {
            Interlocked.Exchange(ref _isRestartPending, 1);
            QueueDpc();
            return NDIS_STATUS_PENDING;
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            if (Interlocked.Exchange(ref _isRestartPending, 0) == 1)
            {
                Ndis.NdisMRestartComplete(Handle, NDIS_STATUS_SUCCESS);
                Gate.Open();
            }
        }
    }
}
