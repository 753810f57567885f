using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>Leaves queries to the DPC; what a cancel does is wrong in each of these.</summary>
public abstract class LateAnswerer : AdapterFollower
{
    private NDIS_OID_REQUEST _pending;
    private NDIS_HANDLE _interrupt;
    private NDIS_STATUS _status;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_INTERRUPT_DPC dpc = miniportInterruptCharacteristics.InterruptDpcHandler!;
        miniportInterruptCharacteristics.InterruptDpcHandler = (context, dpcContext, throttle, reserved) =>
        {
            dpc(context, dpcContext, throttle, reserved);
            if (Take() is var pending && pending != null)
            {
                Inner.NdisMOidRequestComplete(Adapter.Handle, pending, _status);
            }
        };
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        _interrupt = ndisInterruptHandle;
        return status;
    }

    /// <summary>A request was cancelled; the one that waited, NULL if there is none, waits no more.</summary>
    protected abstract void OnCancel(NDIS_OID_REQUEST pending);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request);
            if (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation || Adapter.IsGone)
            {
                return status;
            }

            (_pending, _status) = (request, status);
            Inner.NdisMQueueDpc(_interrupt, 0, 1, null);
            return NDIS_STATUS_PENDING;
        };
        characteristics.CancelOidRequestHandler = (_, _) => OnCancel(Take());
    }

    private NDIS_OID_REQUEST Take()
    {
        NDIS_OID_REQUEST pending = _pending;
        _pending = null;
        return pending;
    }
}
