namespace NdisConformance.Contract;

/// <summary>
/// MiniportProcessSGList. DISPATCH_LEVEL. Runs once for every NdisMAllocateNetBufferSGList that returned SUCCESS,
/// before or after it returned; pDO and reserved are to be ignored; pSGL is the list, wherever its storage is.
/// Source: ProcSG.
/// </summary>
public delegate void MINIPORT_PROCESS_SG_LIST(
    PVOID pDO,
    PVOID reserved,
    SCATTER_GATHER_LIST pSGL,
    PVOID context);
