namespace NdisConformance.Trace;

/// <summary>
/// What the arguments of each event mean, in order: <c>name:type</c>. A leading ~ marks what the host knows and the
/// driver did not say: it is for rules and detailed traces, not for snapshots.
/// </summary>
public static class TraceSchema
{
    private static readonly TraceRow?[] Rows = Build(
    [
        Row(
            TraceName.NdisMRegisterMiniportDriver,
            "~driverObjectIsOwn:bool ~registryPathIsOwn:bool type:hex revision:dec size:dec major:dec "
            + "minor:dec ~missing:hex ~given:hex",
            "status",
            "handle:obj"),
        Row(TraceName.NdisMDeregisterMiniportDriver, "handle:obj", "void", ""),
        Row(
            TraceName.NdisMSetMiniportAttributes,
            "adapter:obj type:hex revision:dec size:dec flags:hex mtu:dec ~contextIsNull:bool "
            + "~overload:dec ~macOptions:hex ~contextIsDriver:bool",
            "status",
            ""),
        Row(TraceName.NdisGetVersion, "", "hex", ""),
        Row(
            TraceName.NdisMRegisterScatterGatherDma,
            "adapter:obj type:hex revision:dec size:dec flags:hex maximumPhysicalMapping:dec "
            + "~processHandlerGiven:bool ~sharedHandlerGiven:bool ~listSizeBefore:dec",
            "status",
            "handle:obj listSize:dec"),
        Row(TraceName.NdisMDeregisterScatterGatherDma, "dma:obj ~liveMappings:dec ~pendingRequests:dec", "void", ""),
        Row(
            TraceName.NdisMAllocateNetBufferSGList,
            "dma:obj nb:obj context:obj flags:hex buffer:obj bufferSize:dec ~nbl:obj ~role:dec "
            + "~dataLength:dec ~currentMdlOffset:dec ~dataOffset:dec ~bufferOffset:dec ~bufferAvailable:dec",
            "status",
            "sg:obj ~shortage:dec"),
        Row(TraceName.NdisMFreeNetBufferSGList, "dma:obj sg:obj nb:obj ~pointer:dec ~mappedNb:obj", "void", ""),
        Row(TraceName.NdisMGetDmaAlignment, "adapter:obj", "dec", ""),
        Row(TraceName.NdisMAllocateSharedMemory, "adapter:obj length:dec cached:bool", "void", "block:obj"),
        Row(
            TraceName.NdisMFreeSharedMemory,
            "adapter:obj length:dec cached:bool block:obj ~allocatedLength:dec ~physicalMatches:bool "
            + "~allocatedCached:bool",
            "void",
            ""),
        Row(
            TraceName.NdisAllocateNetBufferListPool,
            "handle:obj type:hex revision:dec size:dec protocolId:dec fAllocateNetBuffer:bool "
            + "contextSize:dec dataSize:dec ~poolTag:hex",
            "void",
            "pool:obj"),
        Row(TraceName.NdisFreeNetBufferListPool, "pool:obj ~outstanding:dec", "void", ""),
        Row(
            TraceName.NdisAllocateNetBufferPool,
            "handle:obj type:hex revision:dec size:dec dataSize:dec ~poolTag:hex",
            "void",
            "pool:obj"),
        Row(TraceName.NdisFreeNetBufferPool, "pool:obj ~outstanding:dec", "void", ""),
        Row(
            TraceName.NdisAllocateNetBufferList,
            "pool:obj contextSize:dec contextBackFill:dec",
            "void",
            "nbl:obj nb:obj"),
        Row(
            TraceName.NdisAllocateNetBufferAndNetBufferList,
            "pool:obj contextSize:dec contextBackFill:dec mdl:obj dataOffset:dec dataLength:dec "
            + "~chainBytes:dec",
            "void",
            "nbl:obj nb:obj"),
        Row(TraceName.NdisFreeNetBufferList, "nbl:obj ~owner:dec ~origin:dec ~ownMdl:obj", "void", ""),
        Row(
            TraceName.NdisAllocateNetBuffer,
            "pool:obj mdl:obj dataOffset:dec dataLength:dec ~chainBytes:dec",
            "void",
            "nb:obj"),
        Row(TraceName.NdisAllocateNetBufferMdlAndData, "pool:obj", "void", "nb:obj"),
        Row(TraceName.NdisFreeNetBuffer, "nb:obj ~preallocatedWith:obj ~linkedIn:obj ~owner:dec", "void", ""),
        Row(TraceName.NdisAllocateMdl, "handle:obj block:obj length:dec ~addressClass:dec", "void", "mdl:obj"),
        Row(TraceName.NdisFreeMdl, "mdl:obj ~usedBy:obj ~owner:dec ~lostMemory:obj", "void", ""),
        Row(TraceName.NdisGetDataBuffer, "nb:obj bytesNeeded:dec ~storageGiven:bool", "bool", ""),
        Row(TraceName.NdisAdjustNetBufferCurrentMdl, "nb:obj", "void", ""),
        Row(TraceName.NdisMSendNetBufferListsComplete, "adapter:obj nbl:obj flags:hex count:dec", "void", ""),
        Row(
            TraceName.NdisMIndicateReceiveNetBufferLists,
            "adapter:obj nbl:obj port:dec numberOfNetBufferLists:dec flags:hex ~count:dec ~staleLink:obj",
            "void",
            ""),
        Row(TraceName.NdisMPauseComplete, "adapter:obj ~pending:bool", "void", ""),
        Row(TraceName.NdisMRestartComplete, "adapter:obj status:status ~pending:bool", "void", ""),
        Row(TraceName.NdisMOidRequestComplete, "adapter:obj status:status", "void", ""),
        Row(TraceName.NdisWriteErrorLogEntry, "adapter:obj errorCode:hex", "void", ""),
        Row(
            TraceName.NdisMRegisterInterruptEx,
            "adapter:obj type:hex revision:dec size:dec ~missing:hex",
            "status",
            "handle:obj"),
        Row(TraceName.NdisMDeregisterInterruptEx, "interrupt:obj", "void", ""),
        Row(TraceName.NdisMSynchronizeWithInterruptEx, "interrupt:obj", "bool", ""),
        Row(TraceName.NdisMQueueDpc, "interrupt:obj targetProcessors:hex", "hex", ""),
        Row(TraceName.NdisAllocateSpinLock, "lock:obj", "void", ""),
        Row(TraceName.NdisFreeSpinLock, "lock:obj", "void", ""),
        Row(TraceName.NdisAcquireSpinLock, "lock:obj", "void", ""),
        Row(TraceName.NdisReleaseSpinLock, "lock:obj", "void", ""),
        Row(TraceName.NdisDprAcquireSpinLock, "lock:obj", "void", ""),
        Row(TraceName.NdisDprReleaseSpinLock, "lock:obj", "void", ""),
        Row(TraceName.KeGetCurrentIrql, "", "dec", ""),
        Row(TraceName.KeRaiseIrql, "newIrql:dec", "void", ""),
        Row(TraceName.KeLowerIrql, "newIrql:dec", "void", ""),
        Row(TraceName.NDIS_RAISE_IRQL_TO_DISPATCH, "", "void", ""),
        Row(TraceName.NDIS_LOWER_IRQL, "oldIrql:dec", "void", ""),
        Row(TraceName.NdisAllocateMemoryWithTagPriority, "handle:obj length:dec ~tag:hex", "void", "block:obj"),
        Row(TraceName.NdisFreeMemory, "block:obj length:dec ~allocatedLength:dec", "void", ""),
        Row(TraceName.NdisMMapIoSpace, "adapter:obj length:dec", "status", "space:obj"),
        Row(TraceName.NdisMUnmapIoSpace, "adapter:obj space:obj length:dec", "void", ""),
        Row(TraceName.NdisReadRegisterUlong, "space:obj offset:hex", "hex", ""),
        Row(TraceName.NdisWriteRegisterUlong, "space:obj offset:hex value:hex", "void", ""),
        Row(TraceName.NdisMSleep, "microseconds:dec", "void", ""),
        Row(TraceName.NdisStallExecution, "microseconds:dec", "void", ""),
        Row(TraceName.NdisInitializeEvent, "event:obj", "void", ""),
        Row(TraceName.NdisSetEvent, "event:obj", "void", ""),
        Row(TraceName.NdisResetEvent, "event:obj", "void", ""),
        Row(TraceName.NdisWaitEvent, "event:obj milliseconds:dec", "bool", ""),
        Row(TraceName.MmGetSystemAddressForMdlSafe, "mdl:obj", "bool", ""),
        Row(TraceName.MmGetPhysicalAddress, "block:obj", "void", ""),
        Row(TraceName.DriverEntry, "", "status", ""),
        Row(TraceName.MiniportSetOptions, "driver:obj", "status", ""),
        Row(TraceName.MiniportInitializeEx, "adapter:obj", "status", ""),
        Row(TraceName.MiniportHaltEx, "adapter:obj action:dec", "void", ""),
        Row(TraceName.MiniportDriverUnload, "driver:obj", "void", ""),
        Row(TraceName.MiniportPause, "adapter:obj", "status", ""),
        Row(TraceName.MiniportRestart, "adapter:obj", "status", ""),
        Row(TraceName.MiniportShutdownEx, "adapter:obj action:dec", "void", ""),
        Row(TraceName.MiniportOidRequest, "adapter:obj oid:hex", "status", ""),
        Row(TraceName.MiniportDevicePnPEventNotify, "adapter:obj event:dec", "void", ""),
        Row(TraceName.MiniportSendNetBufferLists, "adapter:obj nbl:obj port:dec flags:hex count:dec", "void", ""),
        Row(TraceName.MiniportReturnNetBufferLists, "adapter:obj nbl:obj flags:hex count:dec", "void", ""),
        Row(TraceName.MiniportCancelSend, "adapter:obj cancelId:dec", "void", ""),
        Row(
            TraceName.MiniportProcessSGList,
            "sg:obj context:obj elements:dec bytes:dec storage:storage ~nb:obj",
            "void",
            ""),
        Row(
            TraceName.MiniportInterrupt,
            "interrupt:obj ~wasRaised:bool",
            "bool",
            "~queueDpc:bool ~targetProcessors:hex ~unset:hex"),
        Row(TraceName.MiniportInterruptDPC, "interrupt:obj", "void", ""),
        Row(TraceName.MiniportDisableInterruptEx, "interrupt:obj", "void", ""),
        Row(TraceName.MiniportEnableInterruptEx, "interrupt:obj", "void", ""),
        Row(TraceName.MiniportSynchronizeInterrupt, "interrupt:obj", "bool", ""),
        Row(TraceName.MiniportCheckForHangEx, "adapter:obj", "bool", ""),
        Row(TraceName.HandleMisuse, "ddi:name argument:dec expected:kind actual:obj adapter:obj"),
        Row(TraceName.StaleAccess, "object:obj reason:stale field:hex write:bool length:dec"),
        Row(TraceName.AdapterStateChanged, "adapter:obj from:state to:state"),
        Row(TraceName.Acquired, "object:obj adapter:obj"),
        Row(TraceName.Released, "object:obj"),
        Row(TraceName.Leaked, "object:obj checkpoint:dec acquired:dec"),
        Row(
            TraceName.SendSubmitted,
            "nbl:obj nb:obj nblIndex:dec nbIndex:dec dataLength:dec currentMdlOffset:dec "
            + "dataOffset:dec cancelId:dec"),
        Row(TraceName.SendCompleted, "nbl:obj status:status owner:dec index:dec chainIntact:bool"),
        Row(
            TraceName.ReceiveIndicated,
            "nbl:obj source:obj owner:dec netBuffers:dec dataLength:dec consistent:bool frame:obj "
            + "resources:bool newChain:bool ownMdl:obj frameLength:dec ~etherType:hex"),
        Row(TraceName.ReceiveReturned, "nbl:obj resources:bool"),
        Row(
            TraceName.SgMapped,
            "sg:obj nb:obj elements:dec bytes:dec bounced:bool storage:storage dataOffset:dec "
            + "currentMdlOffset:dec firstElementLength:dec ~lastElementLength:dec ~mdls:dec"),
        Row(TraceName.DeviceRead, "object:obj offset:dec length:dec ~end:dec"),
        Row(TraceName.DeviceWrite, "object:obj offset:dec length:dec ~block:obj ~blockOffset:dec"),
        Row(
            TraceName.DeviceFault,
            "object:obj reason:fault write:bool length:dec ~offset:dec ~lead:dec ~rest:dec ~mdlRest:dec "
            + "~pageRest:dec"),
        Row(TraceName.WireTransmit, "frame:obj length:dec nb:obj nbl:obj match:match suspect:obj"),
        Row(TraceName.WireReceive, "frame:obj length:dec"),
        Row(TraceName.LockMisuse, "lock:obj reason:lock"),
        Row(TraceName.PinLeaked, "context:obj"),
        Row(TraceName.Drained, "adapter:obj"),
        Row(TraceName.TimeLimit, "object:obj operation:dec"),
        Row(TraceName.Unmet, "object:obj operation:dec"),
        Row(TraceName.Crash, "code:hex parameter1:hex"),
        Row(TraceName.HostNote, "code:dec object:obj"),
        Row(TraceName.InconsistentNetBuffer, "nb:obj newChain:bool"),
        Row(TraceName.MappedNetBufferChanged, "sg:obj nb:obj member:dec"),
        Row(TraceName.DataIndicated, "nbl:obj block:obj offset:dec length:dec"),
        Row(TraceName.ReturnIgnored, "nbl:obj"),
        Row(TraceName.LeftLinked, "object:obj freed:obj"),
        Row(TraceName.SendLoopedBack, "nbl:obj nb:obj"),
        Row(TraceName.CharacteristicsCompared, "driver:obj changed:hex"),
    ]);

    public static TraceRow Of(TraceName name) => Rows[(int)name]
        ?? throw new ArgumentOutOfRangeException(nameof(name), name, "the trace has no such event");

    public static bool IsDdi(TraceName name) => (int)name is > 0 and < 128;

    public static bool IsCallback(TraceName name) => (int)name is >= 128 and < 192;

    public static bool IsFact(TraceName name) => (int)name >= 192;

    private static TraceRow Row(TraceName name, string arguments, string result = "void", string outputs = "")
        => new(name, TraceParameter.Parse(arguments), TraceParameter.TypeOf(result), TraceParameter.Parse(outputs));

    private static TraceRow?[] Build(TraceRow[] rows)
    {
        TraceRow?[] table = new TraceRow?[256];
        foreach (TraceRow row in rows)
        {
            table[(int)row.Name] = row;
        }

        return table;
    }
}
