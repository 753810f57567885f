using ConformingMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("null-buffers", typeof(NullBuffersDriver))]
[assembly: NdisMiniport("copies-always", typeof(CopiesAlwaysDriver))]
[assembly: NdisMiniport("frees-in-callback", typeof(FreesInCallbackDriver))]
[assembly: NdisMiniport("completes-in-callback", typeof(CompletesInCallbackDriver))]
[assembly: NdisMiniport("retries-on-resources", typeof(RetriesOnResourcesDriver))]
[assembly: NdisMiniport("completes-in-any-order", typeof(CompletesInAnyOrderDriver))]
[assembly: NdisMiniport("completes-inside-send", typeof(CompletesInsideSendDriver))]
[assembly: NdisMiniport("completes-when-idle", typeof(CompletesWhenIdleDriver))]
[assembly: NdisMiniport("pends-pause", typeof(PendsPauseDriver))]
[assembly: NdisMiniport("receives-through-mappings", typeof(ReceivesThroughMappingsDriver))]
[assembly: NdisMiniport("data-size-pool", typeof(DataSizePoolDriver))]
[assembly: NdisMiniport("nb-pool", typeof(NetBufferPoolDriver))]
[assembly: NdisMiniport("frees-on-return", typeof(FreesOnReturnDriver))]
[assembly: NdisMiniport("contexts-and-empty-chains", typeof(ContextsAndEmptyChainsDriver))]
[assembly: NdisMiniport("memory-of-the-driver", typeof(MemoryOfTheDriverDriver))]
[assembly: NdisMiniport("sleeps-at-halt", typeof(SleepsAtHaltDriver))]
