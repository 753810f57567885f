using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>POOL: pools. NBL: lists and NET_BUFFERs. MDL.</summary>
internal static class Pools
{
    public static RuleDescriptor[] Rules => [.. PoolRules, .. NblRules, .. MdlRules];

    private static RuleDescriptor[] PoolRules =>
    [
        Must(
            "POOL-001",
            "Header of the NBL pool parameters",
            "Header.Type is DEFAULT, Revision one that the host knows, Size at least that of the revision (AMB-06).",
            "PoolP",
            "0x7C/21",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-002",
            "Header of the NB pool parameters",
            "Header.Type is DEFAULT, Revision 1, Size at least that of the structure (AMB-06).",
            "NbPA",
            "0x7C/21",
            NdisAllocateNetBufferPool),
        Must(
            "POOL-003",
            "No protocol",
            "ProtocolId is NDIS_PROTOCOL_ID_DEFAULT for a miniport.",
            "PoolP",
            "none",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-004",
            "Data needs a NET_BUFFER",
            "A DataSize other than 0 comes with fAllocateNetBuffer TRUE.",
            "PoolP",
            "none",
            NdisAllocateNetBufferListPool),
        Should(
            "POOL-005",
            "No data without NET_BUFFERs",
            "With fAllocateNetBuffer FALSE, DataSize is 0.",
            "PoolP",
            "none",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-006",
            "Aligned context",
            "ContextSize is a multiple of 8; that it is one of MEMORY_ALLOCATION_ALIGNMENT is a note (AMB-20).",
            "PoolP",
            "none",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-008",
            "A NULL pool is noticed",
            "A NULL pool handle is detected, and the initialization then fails cleanly.",
            "NblPA, NbPA",
            "SDV:NullCheck",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
        Should(
            "POOL-009",
            "Pools are made once",
            "Pools are created in MiniportInitializeEx and kept until halt.",
            "Init, BufM",
            "none",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool) with { IsPerformance = true },
        Should(
            "POOL-010",
            "NET_BUFFERs come with their lists",
            "Lists for receives and their NET_BUFFERs are allocated together, from a pool with fAllocateNetBuffer "
            + "TRUE. Allocating them apart is legal and slower.",
            "BufM, NblPA",
            "none",
            NdisAllocateNetBufferListPool) with { IsPerformance = true },
        Must(
            "POOL-011",
            "Pairs from the combined function",
            "On a pool with fAllocateNetBuffer TRUE and DataSize 0, lists with their NET_BUFFER come from "
            + "NdisAllocateNetBufferAndNetBufferList. NdisAllocateNetBufferList is tolerated and noted, as long as the "
            + "driver does not take its NET_BUFFER for one with an MDL (AMB-05).",
            "BufM, NblPA",
            "none",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-012",
            "The combined function on its pools",
            "NdisAllocateNetBufferAndNetBufferList is used only on pools with fAllocateNetBuffer TRUE and DataSize 0 "
            + "(AMB-05).",
            "NbNblA, NblPA",
            "none",
            NdisAllocateNetBufferAndNetBufferList),
        Must(
            "POOL-013",
            "Pools with data",
            "From a pool with a DataSize lists come with MDL and data; no MDL of the driver takes their place.",
            "NblPA",
            "none",
            NdisAllocateNetBufferListPool),
        Must(
            "POOL-014",
            "The right function for a NB pool",
            "NdisAllocateNetBuffer is not used on a NET_BUFFER pool with DataSize; NdisAllocateNetBufferMdlAndData is "
            + "used only on such a pool.",
            "NbMdl, NbPA",
            "none",
            NdisAllocateNetBufferPool),
        Must(
            "POOL-015",
            "Lists before their pool",
            "Every NET_BUFFER_LIST of a pool is freed before NdisFreeNetBufferListPool.",
            "NblPF",
            "0x7C/27",
            NdisFreeNetBufferListPool),
        Must(
            "POOL-016",
            "NET_BUFFERs before their pool",
            "Every NET_BUFFER of a pool is freed before NdisFreeNetBufferPool (AMB-17).",
            "NbPF",
            "none",
            NdisFreeNetBufferPool),
        Must(
            "POOL-017",
            "All pools are freed",
            "All pools are freed by the end of MiniportHaltEx and of a failed MiniportInitializeEx.",
            "BufM, Halt, HaltH, Init",
            "none",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
        Must(
            "POOL-018",
            "A pool dies once",
            "A pool is freed once, with its own function, and not used afterwards.",
            "NblPF, NbPF",
            "none",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
        Must(
            "POOL-019",
            "The owner of a pool",
            "NdisHandle of a pool is the adapter handle; the driver handle and NULL are accepted (AMB-22).",
            "PoolH",
            "none",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
        Must(
            "POOL-020",
            "Pools at DISPATCH_LEVEL or below",
            "Pool functions are called at DISPATCH_LEVEL or below.",
            "NblPA, NblPF, SDV:irql-netbuffer-function",
            "SDV:Irql_NetBuffer_Function",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
        Should(
            "POOL-022",
            "A pool has a tag",
            "PoolTag is not 0.",
            "SDV:ndisallocatememorywithtagpriority",
            "SDV:NdisAllocateMemoryWithTagPriority",
            NdisAllocateNetBufferListPool,
            NdisAllocateNetBufferPool),
    ];

    private static RuleDescriptor[] NblRules =>
    [
        Must(
            "NBL-001",
            "Lists come from pools",
            "NET_BUFFER_LISTs and NET_BUFFERs come from NDIS pools, never from private memory.",
            "NblA, NbA",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "NBL-002",
            "NULL lists are handled",
            "A NULL result of an allocation of lists or NET_BUFFERs is handled.",
            "NblA, NbNblA, NbA",
            "SDV:NullCheck",
            NdisAllocateNetBufferList,
            NdisAllocateNetBufferAndNetBufferList,
            NdisAllocateNetBuffer,
            NdisAllocateNetBufferMdlAndData),
        Must(
            "NBL-003",
            "No MDL, no data",
            "Without an MDL chain DataOffset and DataLength are 0.",
            "NbNblA, NbA",
            "none",
            NdisAllocateNetBufferAndNetBufferList,
            NdisAllocateNetBuffer),
        Must(
            "NBL-004",
            "Data inside the chain",
            "DataOffset + DataLength do not exceed the bytes of the MDL chain.",
            "NbD",
            "0xE6/24",
            NdisAllocateNetBufferAndNetBufferList,
            NdisAllocateNetBuffer),
        Must(
            "NBL-005",
            "Aligned context of a list",
            "ContextSize and ContextBackFill are multiples of 8; that they are multiples of "
            + "MEMORY_ALLOCATION_ALIGNMENT is a note (AMB-20).",
            "NblA, NbNblA",
            "none",
            NdisAllocateNetBufferList,
            NdisAllocateNetBufferAndNetBufferList),
        Must(
            "NBL-006",
            "Own lists are freed, once",
            "NdisFreeNetBufferList frees only what the driver allocated, once, while it owns it.",
            "NblF",
            "0x7C/27",
            NdisFreeNetBufferList),
        Must(
            "NBL-007",
            "What came together goes together",
            "A NET_BUFFER, MDL or data that was preallocated with a list is not freed on its own.",
            "NblPA",
            "none",
            NdisFreeNetBuffer),
        Must(
            "NBL-008",
            "Other NET_BUFFERs are freed apart",
            "NET_BUFFERs that did not come with a list are freed or used again on their own; freeing the list does not "
            + "free them.",
            "NblF",
            "SDV:NdisAllocateNetBuffer",
            NdisAllocateNetBuffer,
            NdisAllocateNetBufferMdlAndData),
        Must(
            "NBL-009",
            "The driver frees its MDLs",
            "MDLs that the driver put into a NET_BUFFER are freed by the driver; freeing list or NET_BUFFER does not "
            + "free them.",
            "NblF, MdlA",
            "SDV:NdisAllocateMdl",
            NdisAllocateMdl),
        Must(
            "NBL-013",
            "A new chain, whole",
            "Where a NET_BUFFER gets another MDL chain, MdlChain, DataOffset, DataLength, CurrentMdl and "
            + "CurrentMdlOffset are made to agree.",
            "NbA, NbNblA",
            "0xE6/1F"),
        Must(
            "NBL-014",
            "NET_BUFFERs are freed unlinked, once",
            "NdisFreeNetBuffer frees NET_BUFFERs of NET_BUFFER pools, once, while they are in no list in use.",
            "NbF",
            "SDV:NdisAllocateNetBuffer",
            NdisFreeNetBuffer),
        Should(
            "NBL-016",
            "Objects are used again",
            "Lists that are back are kept and used again rather than freed while others are allocated. Freeing them is "
            + "legal and slower (RECV-025).",
            "BufM, Ret",
            "none",
            NdisMIndicateReceiveNetBufferLists) with { IsPerformance = true },
        Must(
            "NBL-020",
            "Lists at DISPATCH_LEVEL or below",
            "Functions on lists, NET_BUFFERs and MDLs are called at DISPATCH_LEVEL or below.",
            "SDV:irql-netbuffer-function",
            "SDV:Irql_NetBuffer_Function"),
        Must(
            "NBL-021",
            "No list outlives halt",
            "All NET_BUFFER_LISTs and NET_BUFFERs that the driver allocated are free when MiniportHaltEx ends.",
            "BufM, SDV:ndisallocatenetbuffer, BC7C",
            "0x7C/27",
            NdisAllocateNetBufferList,
            NdisAllocateNetBufferAndNetBufferList,
            NdisAllocateNetBuffer,
            NdisAllocateNetBufferMdlAndData),
        Should(
            "NBL-022",
            "Receive lists are prepared",
            "The lists for receives are allocated in MiniportInitializeEx and kept. Allocating them on demand is legal "
            + "and slower (RECV-025).",
            "BufM",
            "none",
            NdisMIndicateReceiveNetBufferLists) with { IsPerformance = true },
    ];

    private static RuleDescriptor[] MdlRules =>
    [
        Must(
            "MDL-001",
            "MDLs over nonpaged memory",
            "NdisAllocateMdl is used for nonpaged memory only: a pool's, allocated or shared memory.",
            "MdlA",
            "0xE6/0E",
            NdisAllocateMdl),
        Must(
            "MDL-002",
            "MDLs are freed once",
            "An MDL is freed with NdisFreeMdl, once.",
            "MdlA",
            "SDV:NdisAllocateMdl",
            NdisFreeMdl),
        Must(
            "MDL-003",
            "NULL MDLs are handled",
            "A NULL result of NdisAllocateMdl is handled.",
            "MdlA",
            "SDV:NullCheck",
            NdisAllocateMdl),
        Must(
            "MDL-004",
            "No MDL is freed in use",
            "An MDL is not freed while a list that NDIS owns, or a live mapping, refers to it.",
            "Recv",
            "none",
            NdisFreeMdl),
        Must(
            "MDL-005",
            "No MDL outlives halt",
            "All MDLs are freed by the end of MiniportHaltEx.",
            "SDV:ndisallocatemdl",
            "SDV:NdisAllocateMdl",
            NdisAllocateMdl),
        Must(
            "MDL-006",
            "Memory outlives its MDL",
            "The memory that an MDL describes is freed after the MDL.",
            "MdlA",
            "none",
            NdisAllocateMdl),
    ];
}
