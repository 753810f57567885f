namespace NdisConformance.Rules;

/// <content>Facts.</content>
internal static partial class Argument
{
    public static class HandleMisuse
    {
        public const int Ddi = 0;
        public const int Argument = 1;
        public const int Expected = 2;
        public const int Actual = 3;
        public const int Adapter = 4;
    }

    public static class StaleAccess
    {
        public const int Object = 0;
        public const int Reason = 1;
        public const int Field = 2;
        public const int Write = 3;
        public const int Length = 4;
    }

    public static class AdapterStateChanged
    {
        public const int Adapter = 0;
        public const int From = 1;
        public const int To = 2;
    }

    public static class Leaked
    {
        public const int Object = 0;
        public const int Checkpoint = 1;
        public const int Acquired = 2;
    }

    public static class SendSubmitted
    {
        public const int Nbl = 0;
        public const int Nb = 1;
        public const int NblIndex = 2;
        public const int NbIndex = 3;
        public const int DataLength = 4;
        public const int CurrentMdlOffset = 5;
        public const int DataOffset = 6;
        public const int CancelId = 7;
    }

    public static class SendCompleted
    {
        public const int Nbl = 0;
        public const int Status = 1;
        public const int Owner = 2;
        public const int Index = 3;
        public const int ChainIntact = 4;
    }

    public static class ReceiveIndicated
    {
        public const int Nbl = 0;
        public const int Source = 1;
        public const int Owner = 2;
        public const int NetBuffers = 3;
        public const int DataLength = 4;
        public const int Consistent = 5;
        public const int Frame = 6;
        public const int Resources = 7;
        public const int NewChain = 8;
        public const int OwnMdl = 9;
        public const int FrameLength = 10;
        public const int EtherType = 11;
    }

    public static class ReceiveReturned
    {
        public const int Nbl = 0;
        public const int Resources = 1;
    }

    public static class SgMapped
    {
        public const int Sg = 0;
        public const int Nb = 1;
        public const int Elements = 2;
        public const int Bytes = 3;
        public const int Bounced = 4;
        public const int Storage = 5;
        public const int DataOffset = 6;
        public const int CurrentMdlOffset = 7;
        public const int FirstElementLength = 8;
        public const int LastElementLength = 9;
        public const int Mdls = 10;
    }

    public static class InconsistentNetBuffer
    {
        public const int Nb = 0;
        public const int NewChain = 1;
    }

    public static class MappedNetBufferChanged
    {
        public const int Sg = 0;
        public const int Nb = 1;
        public const int Member = 2;
    }

    public static class DeviceRead
    {
        public const int Object = 0;
        public const int Offset = 1;
        public const int Length = 2;
        public const int End = 3;
    }

    public static class DeviceWrite
    {
        public const int Object = 0;
        public const int Offset = 1;
        public const int Length = 2;
        public const int Block = 3;
        public const int BlockOffset = 4;
    }

    /// <summary>
    /// Of an access that leaves its element or block: where it begins, how far in front of the element, and how far it
    /// is from there to the end of the element, of its MDL and of its page.
    /// </summary>
    public static class DeviceFault
    {
        public const int Object = 0;
        public const int Reason = 1;
        public const int Write = 2;
        public const int Length = 3;
        public const int Offset = 4;
        public const int Lead = 5;
        public const int Rest = 6;
        public const int MdlRest = 7;
        public const int PageRest = 8;
    }

    public static class WireTransmit
    {
        public const int Frame = 0;
        public const int Length = 1;
        public const int Nb = 2;
        public const int Nbl = 3;
        public const int Match = 4;
        public const int Suspect = 5;
    }

    public static class LockMisuse
    {
        public const int Lock = 0;
        public const int Reason = 1;
    }

    public static class TimeLimit
    {
        public const int Object = 0;
        public const int Operation = 1;
    }

    public static class Unmet
    {
        public const int Object = 0;
        public const int Operation = 1;
    }

    public static class SendLoopedBack
    {
        public const int Nbl = 0;
        public const int Nb = 1;
    }

    public static class CharacteristicsCompared
    {
        public const int Driver = 0;
        public const int Changed = 1;
    }

    public static class Crash
    {
        public const int Code = 0;
        public const int Parameter1 = 1;
    }

    public static class DataIndicated
    {
        public const int Nbl = 0;
        public const int Block = 1;
        public const int Offset = 2;
        public const int Length = 3;
    }

    public static class ReturnIgnored
    {
        public const int Nbl = 0;
    }

    public static class LeftLinked
    {
        public const int Object = 0;
        public const int Freed = 1;
    }
}
