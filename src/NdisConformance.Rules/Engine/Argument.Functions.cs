namespace NdisConformance.Rules;

/// <content>The other DDI functions.</content>
internal static partial class Argument
{
    public static class NdisAllocateNetBufferList
    {
        public const int Pool = 0;
        public const int ContextSize = 1;
        public const int ContextBackFill = 2;
    }

    public static class NdisAllocateNetBufferListOut
    {
        public const int Nbl = 0;
        public const int Nb = 1;
    }

    public static class NdisAllocateNetBufferAndNetBufferList
    {
        public const int Pool = 0;
        public const int ContextSize = 1;
        public const int ContextBackFill = 2;
        public const int Mdl = 3;
        public const int DataOffset = 4;
        public const int DataLength = 5;
        public const int ChainBytes = 6;
    }

    public static class NdisAllocateNetBufferAndNetBufferListOut
    {
        public const int Nbl = 0;
        public const int Nb = 1;
    }

    public static class NdisFreeNetBufferList
    {
        public const int Nbl = 0;
        public const int Owner = 1;
        public const int Origin = 2;
        public const int OwnMdl = 3;
    }

    public static class NdisAllocateNetBuffer
    {
        public const int Pool = 0;
        public const int Mdl = 1;
        public const int DataOffset = 2;
        public const int DataLength = 3;
        public const int ChainBytes = 4;
    }

    public static class NdisAllocateNetBufferOut
    {
        public const int Nb = 0;
    }

    public static class NdisAllocateNetBufferMdlAndData
    {
        public const int Pool = 0;
    }

    public static class NdisAllocateNetBufferMdlAndDataOut
    {
        public const int Nb = 0;
    }

    public static class NdisFreeNetBuffer
    {
        public const int Nb = 0;
        public const int PreallocatedWith = 1;
        public const int LinkedIn = 2;
        public const int Owner = 3;
    }

    public static class NdisAllocateMdl
    {
        public const int Handle = 0;
        public const int Block = 1;
        public const int Length = 2;
        public const int AddressClass = 3;
    }

    public static class NdisAllocateMdlOut
    {
        public const int Mdl = 0;
    }

    public static class NdisFreeMdl
    {
        public const int Mdl = 0;
        public const int UsedBy = 1;
        public const int Owner = 2;
        public const int LostMemory = 3;
    }

    public static class NdisMSendNetBufferListsComplete
    {
        public const int Adapter = 0;
        public const int Nbl = 1;
        public const int Flags = 2;
        public const int Count = 3;
    }

    public static class NdisMIndicateReceiveNetBufferLists
    {
        public const int Adapter = 0;
        public const int Nbl = 1;
        public const int Port = 2;
        public const int NumberOfNetBufferLists = 3;
        public const int Flags = 4;
        public const int Count = 5;
        public const int StaleLink = 6;
    }

    public static class NdisMPauseComplete
    {
        public const int Adapter = 0;
        public const int Pending = 1;
    }

    public static class NdisMRestartComplete
    {
        public const int Adapter = 0;
        public const int Status = 1;
        public const int Pending = 2;
    }

    public static class NdisMOidRequestComplete
    {
        public const int Adapter = 0;
        public const int Status = 1;
    }

    public static class NdisMRegisterInterruptEx
    {
        public const int Adapter = 0;
        public const int Type = 1;
        public const int Revision = 2;
        public const int Size = 3;
        public const int Missing = 4;
    }

    public static class NdisMRegisterInterruptExOut
    {
        public const int Handle = 0;
    }

    public static class NdisMDeregisterInterruptEx
    {
        public const int Interrupt = 0;
    }

    public static class KeRaiseIrql
    {
        public const int NewIrql = 0;
    }

    public static class KeLowerIrql
    {
        public const int NewIrql = 0;
    }

    public static class NdisAllocateMemoryWithTagPriority
    {
        public const int Handle = 0;
        public const int Length = 1;
        public const int Tag = 2;
    }

    public static class NdisAllocateMemoryWithTagPriorityOut
    {
        public const int Block = 0;
    }

    public static class NdisFreeMemory
    {
        public const int Block = 0;
        public const int Length = 1;
        public const int AllocatedLength = 2;
    }

    public static class NdisStallExecution
    {
        public const int Microseconds = 0;
    }
}
